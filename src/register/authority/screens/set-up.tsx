import { useEffect, useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { LanguageSwitch } from '../../../web/shell/language-switch.tsx'
import { Mark } from '../../../web/shell/mark.tsx'
import { useT } from '../../../web/use-t.ts'
import { showSetUp } from '../set-up.contract.ts'
import { AdministratorStep } from './administrator-step.tsx'
import { AuthorityStep } from './authority-step.tsx'
import { ChainStep } from './chain-step.tsx'
import { DemonstrationStep } from './demonstration-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { BeginningStep } from './beginning-step.tsx'
import { useSetUpValues } from './set-up-values.ts'
import './set-up.css'

const steps = ['beginning', 'administrator', 'authority', 'chain', 'review'] as const
type Step = (typeof steps)[number] | 'demonstration'

/** An empty installation: the agency's own set-up in four steps, or the demonstration. */
export function SetUp() {
  const t = useT()
  const go = useGo()
  const session = useSession()
  const { data, error, refetch } = useAnswer(showSetUp, {})
  const { values, keep, drop } = useSetUpValues()
  const [step, setStep] = useState<Step>('beginning')
  const already = session.signedIn || session.setUp
  useEffect(() => {
    document.title = `${t('set-up.title')} · ${t('shell.product')}`
  }, [t])
  useEffect(() => {
    if (already) go('/sign-in')
  }, [already, go])
  const to = (next: Step) => () => setStep(next)
  return (
    <div className="hc-set-up">
      <header className="hc-set-up-head">
        <Mark size={32} />
        <div>
          <p className="hc-sign-in-product">{t('shell.product')}</p>
          <p className="hc-faint hc-small">{t('set-up.title')}</p>
        </div>
        <LanguageSwitch />
      </header>
      {step !== 'demonstration' && <StepList now={step} />}
      <main id="main" className="hc-set-up-main">
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data || already ? (
          <Loading />
        ) : step === 'beginning' ? (
          <BeginningStep own={to('administrator')} demonstration={to('demonstration')} />
        ) : step === 'demonstration' ? (
          <DemonstrationStep codeAsked={data.codeAsked} back={to('beginning')} />
        ) : step === 'administrator' ? (
          <AdministratorStep
            values={values.administrator}
            codeAsked={data.codeAsked}
            keep={(administrator) => keep({ administrator })}
            back={to('beginning')}
            next={to('authority')}
          />
        ) : step === 'authority' ? (
          <AuthorityStep values={values} keep={keep} back={to('administrator')} next={to('chain')} />
        ) : step === 'chain' ? (
          <ChainStep values={values} keep={keep} back={to('authority')} next={to('review')} />
        ) : (
          <ReviewStep values={values} drop={drop} back={to} />
        )}
      </main>
    </div>
  )
}

function StepList({ now }: { now: (typeof steps)[number] }) {
  const t = useT()
  const at = steps.indexOf(now)
  return (
    <nav aria-label={t('set-up.steps')}>
      <ol className="hc-set-up-steps">
        {steps.map((step, n) => (
          <li key={step} data-state={n < at ? 'done' : n === at ? 'now' : 'ahead'} {...(n === at ? { 'aria-current': 'step' as const } : {})}>
            <span className="hc-set-up-step-no" aria-hidden="true">
              {n + 1}
            </span>
            {t(`set-up.step.${step}`)}
            <span className="hc-unseen">{t(`kit.life.${n < at ? 'done' : n === at ? 'now' : 'ahead'}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

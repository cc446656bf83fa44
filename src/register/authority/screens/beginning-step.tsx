import { Icon, type IconName } from '../../../web/kit/icon.tsx'
import { useT } from '../../../web/use-t.ts'
import { Step } from './step.tsx'

/** Two ways to begin, each with what it means; neither is a default. */
export function BeginningStep({ own, demonstration }: { own: () => void; demonstration: () => void }) {
  const t = useT()
  return (
    <Step title={t('set-up.beginning.title')} lead={t('set-up.beginning.lead')}>
      <div className="hc-set-up-ways">
        <Way icon="agency" title={t('set-up.beginning.own')} text={t('set-up.beginning.own-text')} onClick={own} />
        <Way icon="eye" title={t('set-up.beginning.demonstration')} text={t('set-up.beginning.demonstration-text')} onClick={demonstration} />
      </div>
    </Step>
  )
}

function Way({ icon, title, text, onClick }: { icon: IconName; title: string; text: string; onClick: () => void }) {
  return (
    <button type="button" className="hc-set-up-way" onClick={onClick}>
      <Icon name={icon} size={24} />
      <span className="hc-set-up-way-title">{title}</span>
      <span>{text}</span>
      <Icon name="right" />
    </button>
  )
}

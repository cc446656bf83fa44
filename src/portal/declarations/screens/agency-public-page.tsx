import type { AgencyId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { QrCode } from '../../../web/kit/qr-code.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useT } from '../../../web/use-t.ts'
import { showPublicAddress } from '../publication.contract.ts'

/** The agency's public page with its QR code, to be printed for the notice board. */
export function AgencyPublicPage({ agencyId }: { agencyId: AgencyId }) {
  const t = useT()
  const { data } = useAnswer(showPublicAddress, { params: { agencyId } })
  if (!data) return null
  const address = data.path === null ? null : `${data.site ?? window.location.origin}${data.path}`
  return (
    <Section title={t('public-register.agency.title')}>
      {address === null ? (
        <p className="hc-faint">{t('public-register.agency.none')}</p>
      ) : (
        <div className="hc-row">
          <QrCode address={address} label={t('public-register.qr-label', { address })} />
          <div>
            <p>{t('public-register.agency.text')}</p>
            <a className="hc-link" href={data.path ?? '/'} target="_blank" rel="noopener">
              {address}
            </a>
          </div>
        </div>
      )}
    </Section>
  )
}

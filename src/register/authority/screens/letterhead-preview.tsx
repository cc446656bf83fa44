import { useT } from '../../../web/use-t.ts'
import { type BodyLevel, symbolOf } from '../set-up.ts'
import './letterhead-preview.css'

export interface PreviewedBody {
  level: BodyLevel
  name: string
  symbol: string
  placeName: string
  signingForm: string
  signerTitle: string
  recipients: readonly string[]
}

export interface LetterheadPreviewProps {
  body: PreviewedBody
  /** The body above it, whose name stands over its own. */
  parent: { name: string } | undefined
  /** The unit below that drafts its letters: "SKHCN-TĐC". */
  drafter: { symbol: string } | undefined
}

const capitals = (text: string) => text.toLocaleUpperCase('vi')

/**
 * Head and foot of a paper as this body would issue it, while its names are typed (layout of NĐ 30/2020: to be verified).
 * A division issues nothing: it is shown by the symbol under which it drafts for the body above.
 */
export function LetterheadPreview({ body, parent, drafter }: LetterheadPreviewProps) {
  const t = useT()
  const recipients = [...new Set(body.recipients)]
  return (
    <figure className="hc-letterhead" lang="vi" aria-label={t('set-up.preview.of', { name: body.name })}>
      <div className="hc-letterhead-head">
        <div>
          {parent && body.level !== 'peoples-committee' && <p>{capitals(parent.name)}</p>}
          <p className="hc-letterhead-issuer">{capitals(body.name)}</p>
          <p className="hc-letterhead-number">Số:&emsp;&emsp;/{symbolOf(body.level === 'peoples-committee' ? 'QĐ' : 'BC', body.symbol, null)}</p>
          {drafter && body.level !== 'peoples-committee' && (
            <p className="hc-letterhead-other">{t('set-up.preview.letter', { symbol: symbolOf(null, body.symbol, drafter.symbol) })}</p>
          )}
        </div>
        <div>
          <p className="hc-letterhead-nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className="hc-letterhead-motto">Độc lập - Tự do - Hạnh phúc</p>
          <p className="hc-letterhead-date">{body.placeName}, ngày&ensp;&ensp;tháng&ensp;&ensp;năm&ensp;&ensp;&ensp;</p>
        </div>
      </div>
      <div className="hc-letterhead-gap" aria-hidden="true" />
      <div className="hc-letterhead-foot">
        <div>
          <p className="hc-letterhead-recipients">Nơi nhận:</p>
          <ul>
            {recipients.map((recipient, n) => (
              <li key={recipient}>
                - {recipient}
                {n === recipients.length - 1 ? '.' : ';'}
              </li>
            ))}
          </ul>
        </div>
        <div className="hc-letterhead-signer">
          {body.signingForm !== '' && <p>{body.signingForm}</p>}
          <p>{body.signerTitle}</p>
        </div>
      </div>
    </figure>
  )
}

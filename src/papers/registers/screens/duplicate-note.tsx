import { useDebouncedValue } from '@mantine/hooks'
import type { Day } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import type { PaperId } from '../../../kernel/identity.ts'
import { readOfficialNumber } from '../../../kernel/official-number.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { checkPaperNumber } from '../paper.contract.ts'

/** Tells before anything is sent that a number was recorded already: of the same issuer it would be refused, of another it may be the same paper. */
export function DuplicateNote({
  number,
  issuedOn,
  issuerName,
  except,
}: {
  number: string
  issuedOn: Day | null
  issuerName: string | undefined
  except: PaperId | undefined
}) {
  const t = useT()
  const format = useFormat()
  const [typed] = useDebouncedValue(number, 300)
  const readable = readOfficialNumber(typed) !== undefined && issuedOn !== null
  const { data } = useAnswer(checkPaperNumber, { query: { number: typed, issuedOn: issuedOn ?? '', except } }, { enabled: readable })
  if (!readable || !data) return null
  const same = (name: string) => issuerName !== undefined && fold(name) === fold(issuerName)
  return data.rows.map((other) => (
    <Note key={other.id} tone={same(other.issuerName) ? 'danger' : 'soon'} alert acts={<Link to={`/papers/${other.id}`}>{t('paper.act.open-other')}</Link>}>
      {t(same(other.issuerName) ? 'paper.form.duplicate' : 'paper.form.same-elsewhere', {
        number: other.number,
        issuer: other.issuerName,
        on: format.day(other.issuedOn),
      })}
      <p className="hc-faint">{other.abstract}</p>
    </Note>
  ))
}

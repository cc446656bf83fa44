import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { listBlocks } from '../../../register/agencies/agency.contract.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { SeveralField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { ErrorState, Unanswered } from '../../../web/kit/states.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { readListRows } from '../paper-list.contract.ts'
import type { ListHolds, ListRow } from '../paper-list.ts'

/** More than this is kept, not drawn: a list may have ten thousand lines. */
const drawn = 200

interface Props {
  holds: ListHolds
  asOf: Day
  rows: readonly ListRow[]
  onChange: (rows: readonly ListRow[]) => void
}

/** The lines of a list: agencies by letters or whole blocks, other names typed, anything pasted from a spreadsheet. */
export function RowsField({ holds, asOf, rows, onChange }: Props) {
  const t = useT()
  const language = useLanguage()
  const known = useAnswer(listBlocks, { query: { on: asOf } })
  const reading = useAct(readListRows)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [blocks, setBlocks] = useState<string[]>([])
  const [remarks, setRemarks] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(undefined)

  const add = (found: readonly ListRow[]): number => {
    const there = new Set(rows.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])))
    const fresh = found.filter(({ agencyId }) => {
      if (agencyId === null) return true
      const isNew = !there.has(agencyId)
      there.add(agencyId)
      return isNew
    })
    onChange([...rows, ...fresh])
    return found.length - fresh.length
  }
  const read = async (asked: { text?: string; blocks?: string[] }, done: () => void) => {
    setFailure(undefined)
    setRemarks([])
    try {
      const { rows: found, unread } = await reading.send({ body: { asOf, ...asked } })
      const typed = holds === 'agencies' ? found : found.map((row) => ({ ...row, agencyId: null }))
      const twice = add(typed.map(({ remark: _, ...row }) => row))
      setRemarks([
        ...(unread > 0 && holds === 'agencies' ? [t('paper-list.form.unread', { count: unread })] : []),
        ...(twice > 0 ? [t('paper-list.form.twice', { count: twice })] : []),
      ])
      done()
    } catch (error) {
      setFailure(error)
    }
  }
  const addName = () => {
    if (name.trim() === '') return
    add([{ agencyId: null, name: name.trim(), note: null }])
    setName('')
  }
  return (
    <>
      <Unanswered of={[known]} />
      {holds === 'agencies' && (
        <>
          <AgencyField
            name="agency"
            mark="optional"
            label={t('paper-list.field.agency')}
            value={null}
            on={asOf}
            onChange={(agency) => agency && add([{ agencyId: AgencyId.parse(agency.id), name: agency.name, note: null }])}
          />
          <SeveralField
            name="blocks"
            mark="optional"
            label={t('paper-list.field.blocks')}
            value={blocks}
            onChange={setBlocks}
            choices={(known.data?.rows ?? []).map(({ code, name: words }) => ({ value: code, label: words[language] }))}
          />
          {blocks.length > 0 && (
            <Button pending={reading.pending} onClick={() => void read({ blocks }, () => setBlocks([]))}>
              {t('paper-list.act.add-blocks')}
            </Button>
          )}
        </>
      )}
      <TextField name="name" mark="optional" label={t('paper-list.field.name')} value={name} onChange={setName} maxLength={300} />
      {name.trim() !== '' && <Button onClick={addName}>{t('paper-list.act.add-name')}</Button>}
      <TextAreaField
        name="text"
        mark="optional"
        label={t('paper-list.field.text')}
        help={t('paper-list.field.text-help')}
        value={text}
        onChange={setText}
        rows={4}
      />
      {text.trim() !== '' && (
        <Button pending={reading.pending} onClick={() => void read({ text }, () => setText(''))}>
          {t('paper-list.act.add-pasted')}
        </Button>
      )}
      {remarks.map((remark) => (
        <Note key={remark} tone="soon">
          {remark}
        </Note>
      ))}
      {failure !== undefined && <ErrorState error={failure} />}
      <p role="status">{rows.length === 0 ? t('paper-list.form.empty') : t('paper-list.form.count', { count: rows.length })}</p>
      <ol className="hc-list-rows">
        {rows.slice(0, drawn).map((row, n) => (
          <li key={row.agencyId ?? `${row.name} ${rows.indexOf(row)}`}>
            <span>
              {row.name}
              {holds === 'agencies' && row.agencyId === null && <span className="hc-faint hc-small"> ({t('paper-list.state.name')})</span>}
            </span>
            <input
              aria-label={t('paper-list.field.row-note', { name: row.name })}
              placeholder={t('paper-list.column.note')}
              maxLength={1000}
              value={row.note ?? ''}
              onChange={({ target: { value } }) => onChange(rows.with(n, { ...row, note: value === '' ? null : value }))}
            />
            <IconButton icon="close" label={t('paper-list.act.remove', { name: row.name })} onClick={() => onChange(rows.toSpliced(n, 1))} />
          </li>
        ))}
      </ol>
      {rows.length > drawn && <p className="hc-faint">{t('paper-list.form.more', { count: rows.length - drawn })}</p>}
    </>
  )
}

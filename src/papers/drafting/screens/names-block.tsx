import { useState } from 'react'
import { dayOf } from '../../../kernel/day.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import { ListHolds } from '../../lists/paper-list.ts'
import type { DraftBlock } from '../draft-text.ts'
import { OneAgency } from './names-picker.tsx'
import { replaced, without } from './rows-of.tsx'

type Names = Extract<DraftBlock, { kind: 'names' }>

/** A list of agencies or organisations that stays a list: it is counted and handed to the register at issue. */
export function NamesBlock({ block, path, onChange }: { block: Names; path: string; onChange: (block: Names) => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim() === '') return
    onChange({ ...block, rows: [...block.rows, { agencyId: null, name: name.trim(), note: '' }] })
    setName('')
  }
  return (
    <div className="hc-stack">
      <ChoiceField
        name={`${path}.of`}
        label={t('drafting.field.names-of')}
        value={block.of}
        onChange={(of) => of && onChange({ ...block, of })}
        choices={ListHolds.options.map((of) => ({ value: of, label: t(`drafting.names.${of}`) }))}
      />
      <TextField
        name={`${path}.noteTitle`}
        mark="optional"
        label={t('drafting.field.note-title')}
        help={t('drafting.help.note-title')}
        maxLength={100}
        value={block.noteTitle}
        onChange={(noteTitle) => onChange({ ...block, noteTitle })}
      />
      {block.of === 'agencies' ? (
        <OneAgency
          name={`${path}.add`}
          label={t('drafting.act.add-agency')}
          value={null}
          onChange={(agency) =>
            agency &&
            !block.rows.some(({ agencyId }) => agencyId === agency.agencyId) &&
            onChange({ ...block, asOf: block.asOf ?? dayOf(new Date()), rows: [...block.rows, { ...agency, note: '' }] })
          }
        />
      ) : (
        <div className="hc-row">
          <TextField name={`${path}.add`} label={t('drafting.act.add-name')} value={name} maxLength={300} onChange={setName} />
          <Button icon="plus" onClick={add}>
            {t('drafting.act.add')}
          </Button>
        </div>
      )}
      <p className="hc-faint">{t('drafting.names.count', { count: block.rows.length })}</p>
      <ol className="hc-drafting-names">
        {block.rows.map((row, n) => (
          <li key={`${row.agencyId ?? ''}${row.name}`}>
            <span>{row.name}</span>
            {block.noteTitle !== '' && (
              <input
                aria-label={`${block.noteTitle}: ${row.name}`}
                maxLength={1000}
                value={row.note}
                onChange={(event) => onChange({ ...block, rows: replaced(block.rows, n, { ...row, note: event.target.value }) })}
              />
            )}
            <IconButton
              icon="close"
              label={t('drafting.act.remove', { name: row.name })}
              onClick={() => onChange({ ...block, rows: without(block.rows, n) })}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

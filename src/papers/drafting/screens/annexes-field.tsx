import { Button } from '../../../web/kit/button.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useT } from '../../../web/use-t.ts'
import type { DraftAnnex } from '../draft-text.ts'
import { BlocksField } from './blocks-field.tsx'
import { moved, replaced, RowFrame, without } from './rows-of.tsx'
import { newPassage } from './use-writing.ts'

/** Annexes, and papers issued with this one (kế hoạch, quy chế), each on pages of its own. */
export function AnnexesField({ annexes, onChange }: { annexes: readonly DraftAnnex[]; onChange: (annexes: DraftAnnex[]) => void }) {
  const t = useT()
  return (
    <FieldGroup title={t('drafting.part.annexes')}>
      {annexes.map((annex, n) => {
        const put = (next: DraftAnnex) => onChange(replaced(annexes, n, next))
        const name = annex.form === 'annex' ? t('drafting.annex', { no: n + 1 }) : t('drafting.enclosure', { kind: annex.kind })
        return (
          <RowFrame
            key={annex.id}
            name={name}
            first={n === 0}
            last={n === annexes.length - 1}
            onMove={(by) => onChange(moved(annexes, n, by))}
            onRemove={() => onChange(without(annexes, n))}
          >
            {annex.form === 'annex' ? (
              <TextAreaField
                name={`text.annexes.${n}.title`}
                label={t('drafting.field.annex-title')}
                rows={2}
                maxLength={600}
                value={annex.title}
                onChange={(title) => put({ ...annex, title })}
              />
            ) : (
              <>
                <TextField
                  name={`text.annexes.${n}.kind`}
                  label={t('drafting.field.kind')}
                  value={annex.kind}
                  maxLength={100}
                  onChange={(kind) => put({ ...annex, kind })}
                />
                <TextAreaField
                  name={`text.annexes.${n}.abstract`}
                  label={t('drafting.field.abstract')}
                  rows={2}
                  maxLength={600}
                  value={annex.abstract}
                  onChange={(abstract) => put({ ...annex, abstract })}
                />
              </>
            )}
            <ChoiceField
              name={`text.annexes.${n}.orientation`}
              label={t('drafting.field.orientation')}
              value={annex.orientation}
              onChange={(orientation) => orientation && put({ ...annex, orientation })}
              choices={(['portrait', 'landscape'] as const).map((one) => ({ value: one, label: t(`drafting.orientation.${one}`) }))}
            />
            <BlocksField blocks={annex.blocks} path={`text.annexes.${n}.blocks`} onChange={(blocks) => put({ ...annex, blocks })} />
          </RowFrame>
        )
      })}
      <div className="hc-row">
        <Button icon="plus" onClick={() => onChange([...annexes, { id: newPassage(), form: 'annex', title: '', orientation: 'portrait', blocks: [] }])}>
          {t('drafting.act.add-annex')}
        </Button>
        <Button
          icon="plus"
          onClick={() => onChange([...annexes, { id: newPassage(), form: 'enclosure', kind: 'Kế hoạch', abstract: '', orientation: 'portrait', blocks: [] }])}
        >
          {t('drafting.act.add-enclosure')}
        </Button>
      </div>
    </FieldGroup>
  )
}

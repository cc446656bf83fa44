import { PaperId } from '../../../kernel/identity.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useT } from '../../../web/use-t.ts'
import { PaperField } from '../../registers/screens/paper-field.tsx'
import { paperInText } from '../draft-document.ts'
import type { NamedPaper } from '../draft-paper.contract.ts'
import type { DraftBase } from '../draft-text.ts'
import { moved, replaced, RowFrame, without } from './rows-of.tsx'
import { useNamedPaper } from './use-named-paper.ts'
import { newPassage } from './use-writing.ts'

interface Props {
  bases: readonly DraftBase[]
  papers: readonly NamedPaper[]
  onChange: (bases: DraftBase[]) => void
  onPaper: (paper: NamedPaper) => void
}

/** Căn cứ: in own words, or a paper of the register, printed from its facts and linked at issue. */
export function BasesField({ bases, papers, onChange, onPaper }: Props) {
  const t = useT()
  const named = useNamedPaper()
  return (
    <FieldGroup title={t('drafting.part.bases')} help={t('drafting.help.bases')}>
      {bases.map((base, n) => {
        const paper = papers.find(({ id }) => id === base.paperId)
        const name = t('drafting.base', { no: n + 1 })
        return (
          <RowFrame
            key={base.id}
            name={name}
            first={n === 0}
            last={n === bases.length - 1}
            onMove={(by) => onChange(moved(bases, n, by))}
            onRemove={() => onChange(without(bases, n))}
          >
            {paper ? (
              <p className="hc-drafting-printed">{paperInText(paper)}</p>
            ) : (
              <TextAreaField
                name={`text.bases.${n}.text`}
                label={t('drafting.words')}
                rows={2}
                value={base.text}
                onChange={(text) => onChange(replaced(bases, n, { ...base, text }))}
              />
            )}
          </RowFrame>
        )
      })}
      <PaperField
        name="base-paper"
        label={t('drafting.act.add-base-paper')}
        value={null}
        onChange={async (chosen) => {
          if (chosen === null) return
          const paper = await named(PaperId.parse(chosen.id))
          onPaper(paper)
          onChange([...bases, { id: newPassage(), text: '', paperId: paper.id }])
        }}
      />
      <div>
        <Button icon="plus" onClick={() => onChange([...bases, { id: newPassage(), text: '', paperId: null }])}>
          {t('drafting.act.add-base')}
        </Button>
      </div>
    </FieldGroup>
  )
}

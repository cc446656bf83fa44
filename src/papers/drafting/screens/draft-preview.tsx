import { useDeferredValue, useMemo } from 'react'
import { Note } from '../../../web/kit/note.tsx'
import { PaperPreview } from '../../../web/kit/paper-preview.tsx'
import { useT } from '../../../web/use-t.ts'
import { renderHtml } from '../../layout/paper-page.ts'
import { composeDraft } from '../draft-document.ts'
import type { DraftPaperView, NamedPaper } from '../draft-paper.contract.ts'
import type { DraftText } from '../draft-text.ts'

/** The paper as it will look, drawn while it is being written; with the mark of a draft until it is issued. */
export function DraftPreview({ draft, text, papers }: { draft: DraftPaperView; text: DraftText; papers: readonly NamedPaper[] }) {
  const t = useT()
  const late = useDeferredValue(text)
  const drawn = useMemo(() => draw(draft, late, papers), [draft, late, papers])
  return drawn === undefined ? <Note tone="soon">{t('drafting.preview.unfinished')}</Note> : <PaperPreview html={drawn} label={t('drafting.preview.title')} />
}

/** undefined while something half-written cannot be laid out yet, e.g. a table without columns. */
function draw(draft: DraftPaperView, text: DraftText, papers: readonly NamedPaper[]): string | undefined {
  try {
    const paper = composeDraft(
      {
        text,
        fields: draft.fields,
        kindName: draft.kindName.vi,
        kindSymbol: draft.kindSymbol,
        letter: draft.kind === 'officialLetter',
        issuer: draft.issuer,
        unit: draft.unit,
        papers,
        number: draft.number,
        issuedOn: draft.issuedOn,
        signerName: draft.signerName,
        signerTitle: draft.signerTitle,
        year: new Date().getFullYear(),
      },
      { draft: draft.state !== 'issued' },
    )
    return renderHtml(paper, { topHeading: 3 })
  } catch (error) {
    if (error instanceof Error && error.name.includes('Zod')) return undefined
    throw error
  }
}

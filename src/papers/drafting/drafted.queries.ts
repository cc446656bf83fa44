import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { holds } from '../../kernel/rights.ts'
import { standingTo } from '../review/review.ts'
import type { RoundView } from '../review/review.contract.ts'
import type { DraftedPaper } from './draft-document.ts'
import type { DraftPaperView } from './draft-paper.contract.ts'
import type { ViewedDraft } from './draft-paper.queries.ts'
import { actNeeds, DraftAct, type DraftState, may } from './life-cycle.ts'
import { missingIn } from './template.ts'

interface Asked {
  state: DraftState
  /** Numbered while the signed copy is still outside: it is issued by recording that copy. */
  numberedUnsigned: boolean
  signsHere: boolean
  author: string
  round: RoundView | undefined
}

/** What a seat may do with a draft now, and whether checking it needs a recorded reason. */
export function offered({ state, numberedUnsigned, signsHere, author, round }: Asked, { role, officer, name }: Pick<Actor, 'role' | 'officer' | 'name'>) {
  const byAuthor = round?.author === name || author === officer
  const standing = round ? standingTo({ ...round, officerId: (byAuthor ? officer : author) as typeof officer }, { role, officer }) : 'not-yours'
  const acts = DraftAct.options.filter((act) => {
    if (!may(act, state) || !holds(role, actNeeds[act])) return false
    if (act === 'sign') return signsHere
    if (act === 'number' && state === 'approved') return !signsHere
    if (act === 'issue') return !numberedUnsigned
    if (act === 'pass' || (act === 'return' && state === 'submitted')) return standing !== 'not-yours'
    return true
  })
  return { acts, overrideWanted: state === 'submitted' ? standing === 'reason-wanted' : state === 'approved' && author === officer }
}

export const paperOf = (draft: ViewedDraft, at: Date): DraftedPaper => ({
  text: draft.content,
  kindName: draft.nameVi,
  kindSymbol: draft.kindSymbol,
  letter: draft.kind === 'officialLetter',
  issuer: draft.issuer,
  unit: draft.unit,
  papers: draft.papers,
  fields: draft.fields,
  number: draft.number,
  issuedOn: draft.issuedOn,
  signerName: draft.signerName,
  signerTitle: draft.signerTitle,
  year: Number(dayOf(at).slice(0, 4)),
})

/** The page of a draft as this seat sees it. */
export function shownTo(draft: ViewedDraft, actor: Actor): DraftPaperView {
  const { nameVi, nameEn, content, unsaved, files, ...rest } = draft
  return {
    ...rest,
    kindName: { vi: nameVi, en: nameEn },
    text: content,
    missing: missingIn(draft.fields, content),
    autosave: unsaved && { base: unsaved.base, savedAt: unsaved.savedAt, text: unsaved.content },
    hasSignedCopy: files !== null && files.signed !== null,
    ...offered(
      {
        state: draft.state,
        numberedUnsigned: draft.state === 'numbered' && draft.signedOn === null,
        signsHere: draft.issuer.signsHere,
        author: draft.author.id,
        round: draft.reviews[0],
      },
      actor,
    ),
  }
}

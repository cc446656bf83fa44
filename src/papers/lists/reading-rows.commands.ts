import type { z } from 'zod'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { loadFinder, type Read } from '../../register/imports/facade.ts'
import type { readListRows } from './paper-list.contract.ts'
import { mostRows, pastedRows } from './paper-list.ts'
import { agenciesInBlocks } from './paper-list.queries.ts'

type Asked = z.output<(typeof readListRows)['body']>
type Answer = z.output<(typeof readListRows)['reply']>

/** A longer one is no line of a table. */
const longestLine = 4000

/** Which agencies are meant. A line that means none, or several, stays a name and says why. */
export async function readRows(read: Read, authority: AuthorityId, { asOf, text, blocks }: Asked): Promise<Answer> {
  const pasted = pastedRows(text)
  if (text.split('\n').some((pastedLine) => pastedLine.length > longestLine)) refuseAt('invalid', 'text', 'paper-list.line-too-long', { maximum: longestLine })
  if (pasted.length > mostRows) refuseAt('invalid', 'text', 'paper-list.too-many', { rows: pasted.length, maximum: mostRows })
  const chosen = blocks.length === 0 ? [] : await read((tx) => agenciesInBlocks(tx, authority, asOf, blocks))
  const finder = pasted.length === 0 ? undefined : await read((tx) => loadFinder(tx, authority))
  const found = pasted.map(({ name, note }) => {
    const answer = finder?.find(name, null, asOf)
    if (!answer || 'code' in answer) return { agencyId: null, name, note, remark: answer?.code ?? null }
    return { agencyId: answer.agency, name, note, remark: null }
  })
  const rows = [...chosen.map((one) => ({ ...one, note: null, remark: null })), ...found].slice(0, mostRows)
  return { rows, unread: rows.filter(({ agencyId }) => agencyId === null).length }
}

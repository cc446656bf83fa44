import type { RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import type { FieldCode } from './word-form.ts'

export interface FieldsOf {
  authority: AuthorityId
  /** The agency a paper is made for, or null. */
  agency: RawBuilder<AgencyId | null>
  on: Day
}

/** A room that knows what placeholders stand for; the composition names all of them. */
export interface FieldSource {
  /** A JSON object by field codes, text or null, as a part of one statement. */
  json(of: FieldsOf): RawBuilder<Partial<Record<FieldCode, string | null>> | null>
}

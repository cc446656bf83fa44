import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { FileId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../../register/files/facade.ts'
import type { FieldSource } from './form-field.queries.ts'
import type { FormPress } from './facade.ts'
import * as commands from './word-form.commands.ts'
import * as contract from './word-form.contract.ts'
import { viewForm, viewForms, viewValues } from './word-form.queries.ts'
import { suggested } from './word-form.ts'

const whose = (actor: Actor) => ({ authority: actor.authority, agencies: actor.side === 'agency' ? actor.agencies : null })

/** An office's own Word forms; `sources` say what fills their placeholders. */
export function wordFormRoutes(serve: Serve, { files }: Services, press: FormPress, sources: readonly FieldSource[]): void {
  const placeholders = async (read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, actor: Actor, id: FileId) => {
    const { name, sha256 } = await read((tx) => fileOf(tx, actor.authority, id))
    return press.placeholders({ name, bytes: await readKept(files, sha256) })
  }

  serve(contract.listWordForms, ({ query: { q, withdrawn, from, limit }, actor, at, tx }) =>
    viewForms(tx, whose(actor), dayOf(at), { q, withdrawn: withdrawn === 'true', from, limit }),
  )

  serve(contract.showWordForm, async ({ params, actor, at, tx }) => {
    const { sha256: _, ...form } = await viewForm(tx, whose(actor), dayOf(at), params.wordFormId)
    return form
  })

  serve.after(
    contract.downloadWordForm,
    async ({ params, actor, at, read }) => {
      const { file, sha256 } = await read((tx) => viewForm(tx, whose(actor), dayOf(at), params.wordFormId))
      return { name: file.name, mediaType: file.mediaType, content: await readKept(files, sha256) }
    },
    async (_, file) => file,
  )

  serve.after(
    contract.readWordForm,
    ({ body, actor, read }) => placeholders(read, actor, body.fileId),
    async (_, tags) => ({ fields: tags.map(suggested) }),
  )

  serve.after(
    contract.createWordForm,
    ({ body, actor, read }) => placeholders(read, actor, body.fileId),
    ({ body: { agencyId, ...form }, actor, at, tx }, inFile) => commands.createForm(tx, { by: actor, at, agency: agencyId, form, inFile }),
  )

  serve.after(
    contract.saveWordForm,
    ({ body, actor, read }) => placeholders(read, actor, body.fileId),
    ({ params, body: { version, ...form }, actor, at, tx }, inFile) => commands.saveForm(tx, { by: actor, at, id: params.wordFormId, version, form, inFile }),
  )

  serve(contract.withdrawWordForm, ({ params, body, actor, at, tx }) => commands.withdrawForm(tx, { by: actor, at, id: params.wordFormId, ...body }))

  serve(contract.showFormValues, async ({ params, query, actor, at, tx }) => ({
    values: await viewValues(tx, whose(actor), sources, { id: params.wordFormId, agency: query.agencyId, on: dayOf(at) }),
  }))

  serve.after(
    contract.makeWordPaper,
    async ({ params, body, actor, at, read }) => {
      const form = await read((tx) => viewForm(tx, whose(actor), dayOf(at), params.wordFormId))
      if (form.withdrawn) refuse('conflict', 'word-form.withdrawn')
      if (form.edition !== body.edition) refuse('conflict', 'word-form.another-edition')
      const values = commands.answered(
        form.fields.map(({ tag }) => tag),
        body.values,
      )
      const content = await press.fill({ name: form.file.name, bytes: await readKept(files, form.sha256) }, values)
      return { name: form.file.name, mediaType: form.file.mediaType, content }
    },
    async (_, made) => made,
  )
}

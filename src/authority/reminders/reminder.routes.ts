import type { PaperPress } from '../../papers/layout/facade.ts'
import { readKept } from '../../platform/files/vault.ts'
import { reachedAt } from '../../platform/config/reached-at.ts'
import { sendLetters } from '../../platform/mail/outbox.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as answers from './answer.commands.ts'
import * as commands from './reminder.commands.ts'
import * as contract from './reminder.contract.ts'
import { toldOf } from './reminder-notice.ts'
import { filled } from './reminder-letter.ts'
import { viewReceived, viewReceivedOne, viewReminderFile } from './received.queries.ts'
import { viewReminder, viewReminders } from './reminder.queries.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function reminderRoutes(serve: Serve, { files, queue, config }: Services, press: PaperPress): void {
  serve(contract.listReminders, ({ query: { from, limit, ...asked }, actor, at, tx }) =>
    actor.side === 'agency' ? viewReceived(tx, actor, asked, at, { from, limit }) : viewReminders(tx, actor.authority, asked, at, { from, limit }),
  )

  serve(contract.showReminder, async ({ params, actor, at, tx }) => {
    if (actor.side === 'agency') return viewReceivedOne(tx, actor, params.reminderId, at)
    const reminder = await viewReminder(tx, actor.authority, params.reminderId, at)
    const { body: _, people, ...view } = reminder
    return { ...view, told: view.state === 'drafted' ? toldOf(people) : null, shown: filled(commands.letterOf(reminder)) }
  })

  serve.after(
    contract.reminderPaper,
    async ({ params, query: { format }, actor, at, read }) => {
      if (actor.side === 'agency') {
        const file = await read((tx) => viewReminderFile(tx, params.reminderId, format, null))
        return { name: file.name, content: await readKept(files, file.sha256) }
      }
      const reminder = await read((tx) => viewReminder(tx, actor.authority, params.reminderId, at))
      const name = reminder.number === null ? `du-thao-don-doc-${params.reminderId.slice(-6)}` : reminder.number.replaceAll('/', '_')
      return { content: await commands.reminderFile(press, reminder, format, at), name: `${name}.${format}` }
    },
    async ({ query: { format, view } }, { name, content }) => ({
      name,
      mediaType: format === 'pdf' ? 'application/pdf' : word,
      content,
      inline: view === 'true',
    }),
  )

  serve.after(
    contract.reminderAnswerFile,
    async ({ params, read }) => {
      const file = await read((tx) => viewReminderFile(tx, params.reminderId, 'answer', params.agencyId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, { name, mediaType, content }) => ({ name, mediaType, content, inline: query.view === 'true' }),
  )

  serve(contract.answerReminder, ({ params, body, actor, at, tx }) => answers.answerReminder(tx, { actor, at }, params.reminderId, body))
  serve(contract.draftReminders, ({ body, actor, at, tx }) => commands.draftReminders(tx, { actor, at }, body))
  serve(contract.saveReminder, ({ params, body, actor, at, tx }) => commands.saveReminder(tx, { actor, at }, params.reminderId, body))
  serve(contract.discardReminder, ({ params, body, actor, at, tx }) => commands.discardReminder(tx, { actor, at }, params.reminderId, body))
  serve(contract.escalateReminder, ({ params, body, actor, at, tx }) => commands.escalateReminder(tx, { actor, at }, params.reminderId, body))
  serve(contract.closeReminder, ({ params, body, actor, at, tx }) => commands.closeReminder(tx, { actor, at }, params.reminderId, body))
  serve(contract.recordAnswers, ({ body, actor, at, tx }) => answers.recordAnswers(tx, { actor, at }, body))

  serve.after(
    contract.issueReminder,
    async ({ params, body, actor, at, read }) => {
      const reminder = await read((tx) => viewReminder(tx, actor.authority, params.reminderId, at))
      return commands.prepareIssue({ press, files, read, base: reachedAt(config) }, { actor, at }, reminder, body)
    },
    async ({ params, body, actor, at, tx }, prepared) => {
      const { letters, ...saved } = await commands.issueReminder(tx, { actor, at }, params.reminderId, body, prepared)
      await sendLetters(tx, queue, letters)
      return saved
    },
  )
}

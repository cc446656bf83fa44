import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { AuthorityId } from '../../kernel/identity.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Services } from '../services/services.ts'

const Payload = z.object({ authority: AuthorityId, mail: z.uuid() })

const erased = '(đã gửi; nội dung không lưu) / (sent; the text is not kept)'

/**
 * Sends what lies in the outbox. While the mail server is away the job comes again with growing pauses, and the
 * message shows its last error; nothing else waits for it. Once sent, the text goes: it may carry a one-time link.
 */
export async function mailJobs(queue: Queue, { config, database, clock }: Services): Promise<void> {
  const transport = config.smtpUrl === undefined ? undefined : createTransport(config.smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
  await queue.work('mail', async (payload) => {
    const { authority, mail } = Payload.parse(payload)
    const reach = { side: 'authority', authority } as const
    const letter = await inTransaction(database, reach, 'write', (tx) => tx.updateTable('mailMessage').set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('authorityId', '=', authority).where('id', '=', mail).where('sentAt', 'is', null).returning(['recipient', 'subject', 'body']).executeTakeFirst())
    if (!letter) return
    try {
      if (!transport) throw new Error('SMTP_URL is not set: mail waits here')
      // The id of the row is the id of the letter: a second delivery after a crash is recognised by mail servers.
      await transport.sendMail({ from: config.mailFrom, to: letter.recipient, subject: letter.subject, text: letter.body, messageId: `<${mail}@hopchuan>` })
    } catch (error) {
      const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
      await inTransaction(database, reach, 'write', (tx) => tx.updateTable('mailMessage').set({ lastError }).where('authorityId', '=', authority).where('id', '=', mail).execute())
      throw error
    }
    await inTransaction(database, reach, 'write', (tx) => tx.updateTable('mailMessage').set({ sentAt: clock.now(), lastError: null, body: erased })
      .where('authorityId', '=', authority).where('id', '=', mail).execute())
  })
}

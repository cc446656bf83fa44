import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { AuthorityId } from '../../kernel/identity.ts'
import { heldBack } from '../backup/held.store.ts'
import type { Config } from '../config/config.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { readKept } from '../files/vault.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Services } from '../services/services.ts'

const Payload = z.object({ authority: AuthorityId, mail: z.uuid() })
const Along = z.object({ name: z.string(), mediaType: z.string(), sha256: z.string() }).nullable()

const erased = '(nội dung không lưu) / (the text is not kept)'

/** The mail server is slow or silent: the job ends long before the queue would hand it to somebody else a second time. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

function openTransport({ smtpUrl }: Config): Transporter | undefined {
  if (smtpUrl === undefined) return undefined
  const { protocol, hostname, port, username, password, searchParams } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  return createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(searchParams.get('requireTLS') === 'true' ? { requireTLS: true } : {}),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
}

/** 5xx about the letter or its address: trying again would change nothing. A server that is away never says this. */
const refusedForGood = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 550 &&
  error.responseCode < 560 &&
  'code' in error &&
  (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')

/**
 * Sends what lies in the outbox. While the mail server is away the job comes again with growing pauses, and the
 * message shows its last error; nothing else waits for it. Once sent, the text goes: it may carry a one-time link.
 * A copy restored from a backup sends nothing until it is released.
 */
export async function mailJobs(queue: Queue, { config, database, clock, files }: Services): Promise<void> {
  const transport = openTransport(config)
  await queue.work('mail', async (payload) => {
    const { authority, mail } = Payload.parse(payload)
    const change = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database, { side: 'authority', authority }, 'write', work)
    const row = (tx: Tx) => tx.updateTable('mailMessage').where('authorityId', '=', authority).where('id', '=', mail)
    const letter = await change(async (tx) => {
      if (await heldBack(tx, { authority, queue: 'mail', payload, at: clock.now() })) return undefined
      return row(tx)
        .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
        .where('sentAt', 'is', null)
        .where('givenUpAt', 'is', null)
        .returning(['recipient', 'subject', 'body', 'attachment'])
        .executeTakeFirst()
    })
    if (!letter) return
    try {
      if (!transport) throw new Error('SMTP_URL is not set: mail waits here')
      const along = Along.parse(letter.attachment)
      // The id of the row is the id of the letter: a second delivery after a crash is recognised by mail servers.
      await transport.sendMail({
        from: config.mailFrom,
        to: { name: '', address: letter.recipient },
        subject: letter.subject,
        text: letter.body,
        messageId: `<${mail}@hopchuan>`,
        ...(along ? { attachments: [{ filename: along.name, contentType: along.mediaType, content: await readKept(files, along.sha256) }] } : {}),
      })
    } catch (error) {
      const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
      if (!refusedForGood(error)) {
        await change((tx) => row(tx).set({ lastError }).execute())
        throw error
      }
      await change((tx) => row(tx).set({ lastError, givenUpAt: clock.now(), body: erased }).execute())
      return
    }
    await change((tx) => row(tx).set({ sentAt: clock.now(), lastError: null, body: erased }).execute())
  })
}

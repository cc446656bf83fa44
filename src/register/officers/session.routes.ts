import type { z } from 'zod'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { grants } from '../../kernel/rights.ts'
import { hashPassword, isOfOtherCost, verifyPassword } from '../../platform/auth/password.ts'
import {
  changeLoginPassword,
  type EndedEngagement,
  type GoneAgency,
  endedEngagements,
  endSession,
  goneAgency,
  findLogin,
  hashToken,
  installation,
  type LoginRow,
  openPasswordLink,
  passwordLinkFor,
  readSession,
  renewPasswordHash,
  type Session,
  setLanguage,
  startSession,
  spendPasswordLink,
} from '../../platform/auth/session.store.ts'
import { forgive, type Subject, takeTurn } from '../../platform/auth/throttle.store.ts'
import { dayOf, slashed } from '../../kernel/day.ts'
import { clearSessionCookie, setSessionCookie } from '../../platform/http/session.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { isEasyPassword } from './easy-password.ts'
import * as contract from './session.contract.ts'

function viewOf(session: Session, ended: EndedEngagement[], gone: GoneAgency | null = null): z.input<typeof contract.SessionView> {
  return {
    signedIn: true,
    csrf: session.csrf,
    demonstration: session.seats.some((s) => s.demonstration),
    login: { id: session.login, username: session.username, name: session.name, language: session.language },
    seats: session.seats.map((s) => ({
      id: s.id,
      role: s.role,
      side: grants[s.role].side,
      title: s.title,
      authorityId: s.authority,
      authorityName: s.authorityName,
      agencyId: s.agency,
      agencyName: s.agencyName,
      engagement: s.engagement,
      validTo: s.validTo,
    })),
    ended,
    gone,
  }
}

const saidOf = ({ agencyName: agency, endedOn, paper, successors }: GoneAgency) => ({
  agency,
  ended: slashed(endedOn),
  paper: paper ?? '',
  successors: successors ?? '',
})

/** The person's own names are known here only, not where the form is checked. */
function mustNotBeEasy(password: string, person: { username: string; name: string }): void {
  if (isEasyPassword(password, [person.username, person.name])) refuseAt('invalid', 'password', 'password.too-easy')
}

export function sessionRoutes(serve: Serve, { database, clock, log }: Services, secure: boolean): void {
  const auth = database.of('auth')

  /** Only now is the password at hand. Whoever gave the right one is let in whether or not this can be done. */
  const renewHash = async ({ id, passwordHash }: LoginRow, password: string): Promise<void> => {
    if (passwordHash === null || !isOfOtherCost(passwordHash)) return
    await hashPassword(password)
      .then((renewed) => renewPasswordHash(auth, id, passwordHash, renewed))
      .catch((error: Error) => log.warn({ reason: error.message, login: id }, 'the password was not hashed anew'))
  }

  serve.open(contract.showSession, async ({ session, at }) => {
    if (!session) return { signedIn: false as const, ...(await installation(auth)) }
    const today = dayOf(at)
    const gone = session.seats.length === 0 ? await goneAgency(auth, session.login, today) : null
    return viewOf(session, await endedEngagements(auth, session.login, today), gone)
  })

  // The same sentence and the same time for an unknown account and a wrong password; delays instead of a lock-out.
  serve.open(contract.signIn, async ({ body, session: before, request, reply }) => {
    const username = body.username.toLowerCase()
    const subjects: Subject[] = [`account:${username}`, `network:${request.ip}`]
    const wait = await takeTurn(auth, subjects, clock.now())
    if (wait > 0) refuse('too-many', 'session.wait', { seconds: wait, retryAfter: wait })
    const login = await findLogin(auth, username)
    const right = await verifyPassword(login && !login.ended ? login.passwordHash : null, body.password)
    if (!right || !login) {
      // Who was meant, when the account exists; what was typed may be a password in the wrong field.
      log.warn({ security: 'sign-in.failed', login: login?.id ?? null, network: request.ip }, 'sign-in')
      refuse('signed-out', 'session.wrong')
    }
    await forgive(auth, subjects)
    await renewHash(login, body.password)
    const at = clock.now()
    const { token } = await startSession(auth, login.id, at)
    const session = await readSession(auth, hashToken(token), at, dayOf(at))
    const ended = await endedEngagements(auth, login.id, dayOf(at))
    if (!session || session.seats.length === 0) {
      await endSession(auth, hashToken(token), at)
      const [last] = ended.toSorted((a, b) => b.endedOn.localeCompare(a.endedOn))
      if (last) refuse('forbidden', 'session.engagement-ended', { client: last.agencyName ?? last.authorityName, ended: slashed(last.endedOn) })
      const gone = await goneAgency(auth, login.id, dayOf(at))
      if (gone) refuse('forbidden', gone.successors === null ? 'session.agency-ended' : 'session.agency-merged', saidOf(gone))
      refuse('forbidden', 'session.without-seat')
    }
    if (before) await endSession(auth, before.tokenHash, at)
    setSessionCookie(reply, token, secure)
    log.info({ security: 'sign-in', login: login.id, network: request.ip }, 'sign-in')
    return viewOf(session, ended)
  })

  serve.open(contract.signOut, async ({ session, reply, at }) => {
    if (session) await endSession(auth, session.tokenHash, at)
    clearSessionCookie(reply, secure)
    return {}
  })

  serve.open(contract.chooseLanguage, async ({ session, body }) => {
    if (session) await setLanguage(auth, session.login, body.language)
    return {}
  })

  serve.open(contract.openPasswordLink, async ({ body, at }) => {
    const person = await openPasswordLink(auth, body.token, at)
    return person ? { ...person, endsAt: person.endsAt.toISOString() } : refuse('invalid', 'password.link-not-valid')
  })

  serve.open(contract.setPassword, async ({ body, request, at }) => {
    const person = await passwordLinkFor(auth, body.token, at)
    if (!person) refuse('invalid', 'password.link-not-valid')
    mustNotBeEasy(body.password, person)
    const login = await spendPasswordLink(auth, body.token, await hashPassword(body.password), at)
    if (!login) refuse('invalid', 'password.link-not-valid')
    log.info({ security: 'password.set', login, network: request.ip }, 'password')
    return {}
  })

  // The present password is asked because an open screen is no proof of who sits before it; guessing it is slowed down like a sign-in.
  serve.open(contract.changePassword, async ({ body, session, request, at }) => {
    if (!session) return refuse('signed-out', 'session.none')
    mustNotBeEasy(body.password, session)
    const subjects: Subject[] = [`account:${session.username}`, `network:${request.ip}`]
    const wait = await takeTurn(auth, subjects, at)
    if (wait > 0) refuse('too-many', 'session.wait', { seconds: wait, retryAfter: wait })
    const login = await findLogin(auth, session.username)
    if (!(await verifyPassword(login?.passwordHash ?? null, body.current))) {
      log.warn({ security: 'password.change-failed', login: session.login, network: request.ip }, 'password')
      refuseAt('invalid', 'current', 'password.current-wrong')
    }
    await forgive(auth, subjects)
    await changeLoginPassword(auth, session.login, session.tokenHash, await hashPassword(body.password), at)
    log.info({ security: 'password.changed', login: session.login, network: request.ip }, 'password')
    return {}
  })
}

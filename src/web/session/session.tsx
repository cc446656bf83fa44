import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, holds } from '../../kernel/rights.ts'
import { type Calls, createCall, type Transport } from '../call.ts'
import { changeLanguage, type Language } from '../i18n.ts'
import { forget, recall, remember, rememberedKeys, tab } from '../memory.ts'
import { chooseLanguage, type SeatView as Seat, type SessionView, showSession, signIn, signOut } from '../../register/officers/session.contract.ts'

const seatKey = 'hc.seat'
const draftPrefix = 'hc.draft.'

export interface SessionActs {
  signIn: (username: string, password: string) => Promise<void>
  /** Ends the session and clears what this device remembers of the person's work. */
  signOut: () => Promise<void>
  chooseSeat: (seat: Seat) => void
  chooseLanguage: (language: Language) => Promise<void>
  /** Asks the server again, e.g. after the installation was set up. */
  refresh: () => Promise<void>
}

interface Standing {
  session: SessionView
  /** The seat this tab works from; absent while signed out or for a login without seats. */
  seat: Seat | undefined
  acts: SessionActs
  calls: Calls
}

const StandingContext = createContext<Standing | undefined>(undefined)

/** Holds who is signed in and from which seat; every call takes seat and token from here. */
export function SessionProvider({ first, transport, children }: { first: SessionView; transport: Transport; children: ReactNode }) {
  const [session, setSession] = useState(first)
  const [seatId, setSeatId] = useState(() => recall(seatKey, tab()) ?? recall(seatKey))
  const cache = useQueryClient()
  // Held here because the hook gives another object after each change of language.
  const words = useRef(useTranslation().i18n)
  const seat = session.signedIn ? (session.seats.find((s) => s.id === seatId) ?? session.seats[0]) : undefined

  // Calls read these at the moment they go out: an open screen must not send a seat or token that has changed since.
  const now = useRef({ session, seat })
  now.current = { session, seat }

  const calls = useMemo(
    () =>
      createCall(transport, {
        seat: () => now.current.seat?.id,
        csrf: () => (now.current.session.signedIn ? now.current.session.csrf : undefined),
        signedOut: () => setSession({ signedIn: false, setUp: true, demonstration: now.current.session.demonstration }),
      }),
    [transport],
  )

  const acts = useMemo<SessionActs>(
    () => ({
      signIn: async (username, password) => {
        const answer = await calls.call(signIn, { body: { username, password } })
        cache.clear()
        setSession(answer)
      },
      signOut: async () => {
        await calls.call(signOut, {})
        for (const key of rememberedKeys(draftPrefix)) forget(key)
        cache.clear()
        setSession({ signedIn: false, setUp: true, demonstration: now.current.session.demonstration })
      },
      chooseSeat: (chosen) => {
        remember(seatKey, chosen.id)
        remember(seatKey, chosen.id, tab())
        setSeatId(chosen.id)
      },
      chooseLanguage: async (language) => {
        await changeLanguage(words.current, language)
        const { session: present } = now.current
        if (!present.signedIn) return
        setSession({ ...present, login: { ...present.login, language } })
        await calls.call(chooseLanguage, { body: { language } })
      },
      refresh: async () => setSession(await calls.call(showSession, {})),
    }),
    [calls, cache],
  )

  const language = session.signedIn ? session.login.language : undefined
  useEffect(() => {
    // A switch of language that fails leaves the words there are; nothing else depends on it.
    if (language !== undefined) void changeLanguage(words.current, language)
  }, [language])

  const standing = useMemo(() => ({ session, seat, acts, calls }), [session, seat, acts, calls])
  return <StandingContext value={standing}>{children}</StandingContext>
}

function useStanding(): Standing {
  const standing = useContext(StandingContext)
  if (!standing) throw new Error('no SessionProvider above')
  return standing
}

export const useSession = (): SessionView => useStanding().session
export const useSessionActs = (): SessionActs => useStanding().acts
export const useSeat = (): Seat | undefined => useStanding().seat

/** `call`, `download` and `upload` with seat, token and key headers. */
export const useCall = (): Calls => useStanding().calls

/** Whether the seat holds an act: what the screen shows. The server decides again. */
export function useHolds(): (act: Act) => boolean {
  const seat = useSeat()
  return (act) => seat !== undefined && holds(seat.role, act)
}

/** Drafts of this login that sign-out will remove. */
export const keptDrafts = (login: string): string[] => rememberedKeys(`${draftPrefix}${login}.`)
export const draftKey = (login: string, name: string): string => `${draftPrefix}${login}.${name}`

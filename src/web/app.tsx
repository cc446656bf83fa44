import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { refusalFrom } from './answers.ts'
import { createCall, type Transport } from './call.ts'
import { ErrorState, Loading } from './kit/states.tsx'
import { rooms, sources } from './rooms.tsx'
import { RoomsContext } from './rooms-context.ts'
import { createAppRouter } from './router.tsx'
import { SessionProvider } from './session/session.tsx'
import { showSession } from '../register/officers/session.contract.ts'
import { SourcesContext } from './sources.ts'
import { theme } from './theme.ts'
import { useT } from './use-t.ts'

const transport: Transport = (address, init) => fetch(address, { ...init, credentials: 'same-origin', cache: 'no-store' })
const stranger = createCall(transport, { seat: () => undefined, csrf: () => undefined, signedOut: () => undefined })

const cache = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && refusalFrom(error).code === 'network.down' },
    mutations: { retry: false },
  },
})

export function App({ words }: { words: i18n }) {
  return (
    <I18nextProvider i18n={words}>
      {/* No <style> at run time: the variables stand in tokens.css, and no class of `visibleFrom` is used. */}
      <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
        <DatesProvider settings={{ firstDayOfWeek: 1, weekendDays: [0, 6] }}>
          <QueryClientProvider client={cache}>
            <Overlays />
            <Start />
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}

/** Where dialogues, menus and tips are drawn; not there for anybody while it is empty. */
function Overlays() {
  const t = useT()
  // biome-ignore lint/a11y/useSemanticElements: a section would ask for a heading; this is a place, not a chapter
  return <div id="overlays" role="region" aria-label={t('shell.overlays')} />
}

/** Nothing can be shown before it is known who looks. */
function Start() {
  const {
    data: session,
    error,
    refetch,
  } = useQuery({ queryKey: ['session'], queryFn: () => stranger.call(showSession, {}), staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY })
  const router = useMemo(() => createAppRouter(rooms), [])
  if (error)
    return (
      <main className="hc-alone">
        <ErrorState error={error} retry={() => void refetch()} />
      </main>
    )
  if (!session)
    return (
      <main className="hc-alone">
        <Loading lines={3} />
      </main>
    )
  return (
    <SessionProvider first={session} transport={transport}>
      <RoomsContext value={rooms}>
        <SourcesContext value={sources}>
          <RouterProvider router={router} />
        </SourcesContext>
      </RoomsContext>
    </SessionProvider>
  )
}

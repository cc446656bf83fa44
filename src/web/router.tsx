import { CatchBoundary, createRootRoute, createRoute, createRouter, Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { usePath, useSearch } from './address.ts'
import { ConfirmProvider } from './kit/confirm.tsx'
import { Page } from './kit/page.tsx'
import { ErrorState, Loading, NotAllowed } from './kit/states.tsx'
import { ToldProvider } from './kit/told.tsx'
import { opens, type Room } from './room.ts'
import { NoSeat } from './screens/no-seat.tsx'
import { NotFound } from './screens/not-found.tsx'
import { parseSearch, stringifySearch } from './search-params.ts'
import { useSeat, useSession } from './session/session.tsx'
import { Frame } from './shell/frame.tsx'
import { useT } from './use-t.ts'

/** Addresses from the table of rooms: those with the frame around them, and the bare ones. */
export function createAppRouter(rooms: readonly Room[]) {
  const root = createRootRoute({ component: Root })
  const framed = createRoute({ getParentRoute: () => root, id: 'frame', component: () => <Gate rooms={rooms} /> })
  const routeOf = (room: Room, parent: typeof root | typeof framed) =>
    createRoute({ getParentRoute: () => parent as typeof root, path: room.path, component: () => <Opened room={room} /> })
  const unknown = createRoute({ getParentRoute: () => framed, path: '$', component: NotFound })
  return createRouter({
    basepath: '/app',
    routeTree: root.addChildren([
      framed.addChildren([...rooms.filter((room) => room.frame === undefined).map((room) => routeOf(room, framed)), unknown]),
      ...rooms.filter((room) => room.frame === 'bare').map((room) => routeOf(room, root)),
    ]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
    defaultStructuralSharing: true,
  })
}

function Root() {
  return (
    <ConfirmProvider>
      <ToldProvider>
        <Outlet />
      </ToldProvider>
    </ConfirmProvider>
  )
}

/** Only who is signed in and has a seat comes to the rooms; everybody else comes back here after signing in. */
function Gate({ rooms }: { rooms: readonly Room[] }) {
  const session = useSession()
  const seat = useSeat()
  const path = usePath()
  const search = useSearch()
  if (!session.signedIn) {
    if (session.demonstration && rooms.some((room) => room.openInDemonstration && room.path === path))
      return (
        <main id="main">
          <Outlet />
        </main>
      )
    return <ToTheDoor setUp={session.setUp} from={`${path}${stringifySearch(search)}`} />
  }
  return seat ? <Frame rooms={rooms} /> : <NoSeat />
}

/** Leaves once: this stays on the screen while the address changes, and must not take the new address for where to come back to. */
function ToTheDoor({ setUp, from }: { setUp: boolean; from: string }) {
  const navigate = useNavigate()
  const [next] = useState(from)
  useEffect(() => {
    void (setUp ? navigate({ to: '/sign-in', search: (next === '/' ? {} : { next }) as never, replace: true }) : navigate({ to: '/set-up', replace: true }))
  }, [navigate, setUp, next])
  return null
}

/** One room: its rights, its words while it loads, its sentence when it fails. */
function Opened({ room }: { room: Room }) {
  const t = useT()
  const seat = useSeat()
  const session = useSession()
  const path = usePath()
  const Screen = room.component
  const allowed = opens(room.act, seat?.role) || (room.openInDemonstration === true && session.demonstration)
  if (!allowed)
    return (
      <Page title={t('kit.not-allowed.page')}>
        <NotAllowed />
      </Page>
    )
  return (
    <CatchBoundary getResetKey={() => `${path} ${seat?.id}`} errorComponent={Failed}>
      <Suspense
        fallback={
          <div className="hc-page">
            <Loading />
          </div>
        }
      >
        <Screen key={seat?.id} />
      </Suspense>
    </CatchBoundary>
  )
}

function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useT()
  // After an update the former parts of the bundle are gone: the page itself must come anew.
  const outdated = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <Page title={t('screen.failed')}>
      <ErrorState error={error} retry={outdated ? () => window.location.reload() : reset} />
    </Page>
  )
}

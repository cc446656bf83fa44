import type { ComponentType } from 'react'
import type { Access } from '../kernel/endpoint.ts'
import { grants, holds, type Role, type Side } from '../kernel/rights.ts'
import type { IconName } from './kit/icon.tsx'

/** The groups of the left side, in their order; a hairline stands between two groups. */
export const navigationGroups = ['today', 'register', 'record', 'results', 'office'] as const
export type NavigationGroup = (typeof navigationGroups)[number]

/** One address of the product: what opens there, which act it asks for, and whether the left side leads to it. */
export interface Room {
  /** `/agencies/$agencyId`: below /app, parameters with "$". */
  path: `/${string}`
  /** The act the seat must hold; everybody else gets "not allowed". */
  act: Access
  /** `lazyRouteComponent(() => import('…'), 'AgencyList')`. */
  component: ComponentType
  /** Key of the name on the left side, at the bottom and in the search palette. */
  label: string
  /** `side`: where the left side leads there for one side only. */
  navigation?: { group: NavigationGroup; icon: IconName; order: number; side?: Side }
  /** The room of the left side it belongs to, where its own address does not say so: lists of a campaign stand beside `/campaigns`, not below. */
  under?: `/${string}`
  /** One of several lists under one entry of the left side, which names the entry's address: `{ of: '/papers', order: 20 }`. `label` where the tab says it shorter. */
  tab?: { of: `/${string}`; order: number; label?: string }
  /** Shows what was known at the instant of the address; others show today's knowledge, and the frame says so. */
  heedsKnownAt?: true
  /** `bare` stands without the frame: sign-in, set-up. */
  frame?: 'bare'
  /** Opens without sign-in where the installation is a demonstration. */
  openInDemonstration?: boolean
}

export interface NavigationEntry {
  path: `/${string}`
  label: string
  icon: IconName
  group: NavigationGroup
  /** Addresses beside its own that belong to it. */
  also: readonly string[]
}

/** The lists beside the one at an address, in their order; none where the address is no such list. */
export function tabsOf(rooms: readonly Room[], path: string): Room[] {
  const of = rooms.find((room) => room.path === path)?.tab?.of
  return of === undefined ? [] : rooms.filter((room) => room.tab?.of === of).toSorted((a, b) => (a.tab?.order ?? 0) - (b.tab?.order ?? 0))
}

export const opens = (access: Access, role: Role | undefined): boolean =>
  access === 'anyone' || (role !== undefined && (access === 'signed-in' || holds(role, access)))

/** The entries a role sees, in the order of the left side. */
export function navigationOf(rooms: readonly Room[], role: Role | undefined): NavigationEntry[] {
  const side = role && grants[role].side
  return rooms
    .flatMap((room) => (room.navigation && opens(room.act, role) && (room.navigation.side ?? side) === side ? [{ room, at: room.navigation }] : []))
    .sort((a, b) => navigationGroups.indexOf(a.at.group) - navigationGroups.indexOf(b.at.group) || a.at.order - b.at.order)
    .map(({ room, at }) => ({
      path: room.path,
      label: room.label,
      icon: at.icon,
      group: at.group,
      also: rooms.flatMap((other) => (other.under === room.path ? [other.path] : [])),
    }))
}

/** The entry an address belongs to: a record to the room of its list, and the nearest of several. */
export function entryOf(entries: readonly NavigationEntry[], path: string): NavigationEntry | undefined {
  const here = path.replace(/^\/app(?=\/|$)/, '') || '/'
  const within = (room: string) => here === room || (room !== '/' && here.startsWith(`${room}/`))
  const addresses = [
    ...entries.map((entry) => ({ entry, address: entry.path })),
    ...entries.flatMap((entry) => entry.also.map((address) => ({ entry, address }))),
  ]
  return addresses.filter(({ address }) => within(address)).toSorted((a, b) => b.address.length - a.address.length)[0]?.entry
}

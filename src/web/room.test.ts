import { describe, expect, test } from 'vitest'
import { entryOf, navigationOf, opens, type Room } from './room.ts'

const room = (path: `/${string}`, act: Room['act'], group: 'register' | 'record', order: number): Room => ({
  path,
  act,
  label: path,
  component: () => null,
  navigation: { group, icon: 'paper', order },
})
const rooms = [
  room('/papers', 'paper.read', 'record', 10),
  room('/accounts', 'account.read', 'register', 20),
  room('/agencies', 'agency.read', 'register', 10),
  { path: '/agencies/new', act: 'agency.write', label: 'new', component: () => null } satisfies Room,
]

describe('the left side', () => {
  test('shows what the role may open, in the order of the groups', () => {
    expect(navigationOf(rooms, 'programme-officer').map((entry) => entry.path)).toEqual(['/agencies', '/accounts', '/papers'])
    expect(navigationOf(rooms, 'iso-secretary').map((entry) => entry.path)).toEqual(['/agencies'])
    expect(navigationOf(rooms, undefined)).toEqual([])
  })
  test('asks the policy and nothing else', () => {
    expect([opens('anyone', undefined), opens('signed-in', undefined), opens('signed-in', 'log-reader'), opens('paper.read', 'log-reader')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  test('is held at the nearest room of an address, also where that stands beside it', () => {
    const beside = { path: '/paper-lists', act: 'paper.read', label: 'lists', component: () => null, under: '/papers' } satisfies Room
    const entries = navigationOf([...rooms, beside, room('/agencies/checks', 'agency.read', 'record', 5)], 'programme-officer')
    const at = (path: string) => entryOf(entries, path)?.path
    expect(['/app/papers/1', '/app/paper-lists/1', '/app/agencies/2', '/app/agencies/checks/3'].map(at)).toEqual([
      '/papers',
      '/papers',
      '/agencies',
      '/agencies/checks',
    ])
    expect([at('/app'), at('/app/papers-of-others')]).toEqual([undefined, undefined])
  })
})

import { describe, expect, test } from 'vitest'
import { navigationOf, opens, type Room } from './room.ts'

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
})

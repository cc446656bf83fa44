import { createContext, useContext } from 'react'
import type { Room } from './room.ts'

/** The table of rooms for screens and the frame; they cannot import `rooms.tsx`, which imports them. */
export const RoomsContext = createContext<readonly Room[]>([])
export const useRooms = (): readonly Room[] => useContext(RoomsContext)

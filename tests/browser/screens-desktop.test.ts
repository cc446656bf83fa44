// Every screen of the table of rooms at a desk, in the demonstration, in Vietnamese.
import { everyScreen } from './support/every-screen.ts'
import { desktop } from './support/visit.ts'

everyScreen(desktop, 'vi')

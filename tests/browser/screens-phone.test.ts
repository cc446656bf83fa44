// Every screen of the table of rooms on a phone, in the demonstration, in English.
import { everyScreen } from './support/every-screen.ts'
import { phone } from './support/visit.ts'

everyScreen(phone, 'en')

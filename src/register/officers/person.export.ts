import { dayOf } from '../../kernel/day.ts'
import { exporter } from '../exports/facade.ts'
import { startPeopleExport } from './person.contract.ts'
import { exportedPerson, peopleToExport } from './person.queries.ts'
import { personFile } from './person.sheet.ts'

export const personExporter = exporter({
  list: 'people',
  start: startPeopleExport,
  async open(asked, { tx, actor, at, records }) {
    return personFile(records(peopleToExport(tx, actor, asked, dayOf(at)), exportedPerson), asked, asked.on ?? dayOf(at))
  },
})

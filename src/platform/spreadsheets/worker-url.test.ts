import { expect, test } from 'vitest'
import { spreadsheetWorkerUrl } from './worker-url.ts'

test('the worker lies beside its source, or beside the bundle', () => {
  expect(spreadsheetWorkerUrl('file:///app/src/platform/spreadsheets/worker-url.ts?v=1').href).toBe(
    'file:///app/src/platform/spreadsheets/spreadsheet-worker.ts',
  )
  expect(spreadsheetWorkerUrl('file:///app/dist/server.js').href).toBe('file:///app/dist/spreadsheet-worker.js')
})

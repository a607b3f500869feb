import { expect, it } from '@jest/globals'
import { checkCalendar } from '../../bin/doctor/check-calendar.ts'

it('a calendar that knows a year to come is in order', () => {
  expect(checkCalendar(new Date('2026-12-01T00:00:00Z'))).toMatchObject({ id: 'holidays', state: 'ok' })
  expect(checkCalendar(new Date('2049-12-31T14:59:59Z')).state).toBe('ok')
})

it('one that ends within a year is told with what to do', () => {
  const whatToDo = [expect.stringContaining('新しい版'), expect.stringContaining('newer version')]
  expect(checkCalendar(new Date('2049-12-31T15:00:00Z'))).toMatchObject({ state: 'note', repair: whatToDo })
  expect(checkCalendar(new Date('2060-01-01T00:00:00Z'))).toMatchObject({ state: 'note', repair: whatToDo })
})

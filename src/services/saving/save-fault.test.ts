import { ReadOnlyError } from '#storage/commit'
import { expect, it } from 'vitest'
import { NotKeptError } from '../keeping/second-copy.ts'
import { saveFaultOf } from './save-fault.ts'
import { NoAnswerError } from '../with-timeout.ts'

const quota = new DOMException('', 'QuotaExceededError')

it.each([
  ['the engine’s own error', quota, 'disk-full'],
  ['an aborted transaction around it', { name: 'AbortError', inner: quota }, 'disk-full'],
  ['a bulk of failures', { name: 'BulkError', failures: [new Error('x'), quota] }, 'disk-full'],
  [
    'Chromium’s sentence',
    new DOMException('Encountered full disk while committing transaction.', 'UnknownError'),
    'disk-full',
  ],
  ['silence', new NoAnswerError('3000 ms'), 'no-answer'],
  ['a read-only library', new ReadOnlyError('newer'), 'read-only'],
  ['a second copy without space', new NotKeptError('keeping.disk-full'), 'disk-full'],
  ['a second copy that fails', new NotKeptError('keeping.not-written'), 'database'],
  ['a closed database', new DOMException('closed', 'InvalidStateError'), 'database'],
  ['a thrown string', 'oops', 'database'],
  ['nothing at all', null, 'database'],
])('the fault of %s is recognised', (_name, error, fault) => {
  expect(saveFaultOf(error)).toBe(fault)
})

import { expect, it } from 'vitest'
import {
  failingState,
  workingState,
  type FailingFacts,
  type SaveState,
  type WorkingFacts,
} from './save-state.ts'

const working: WorkingFacts = {
  waiting: 0,
  isWriting: false,
  behind: 0,
  hasWhole: true,
  hasWork: true,
  isComplete: true,
  copyFault: null,
}

it.each<[title: string, facts: Partial<WorkingFacts>, state: SaveState]>([
  ['everything is in both copies', {}, { state: 'backed-up' }],
  ['the second copy is being rebuilt', { isComplete: false }, { state: 'saved' }],
  ['a row waits', { waiting: 1 }, { state: 'editing' }],
  ['a row is being written', { waiting: 1, isWriting: true }, { state: 'saving' }],
  ['the second copy is behind', { behind: 1, hasWork: false }, { state: 'saving' }],
  ['the copy lacks a whole restore', { hasWhole: false, hasWork: false }, { state: 'saving' }],
  [
    'the copy failed for now',
    { behind: 1, hasWork: false, copyFault: 'no-answer' },
    { state: 'saved' },
  ],
  [
    'the copy has no room',
    { waiting: 1, behind: 2, copyFault: 'disk-full' },
    { state: 'failed', why: 'disk-full', waiting: 3 },
  ],
])('the state while the database works is right when %s', (_title, facts, state) => {
  expect(workingState({ ...working, ...facts })).toEqual(state)
})

const failing: FailingFacts = {
  why: 'database',
  waiting: 2,
  isWriting: false,
  isCopied: false,
  copyFault: 'no-answer',
}

it.each<[title: string, facts: Partial<FailingFacts>, state: SaveState]>([
  [
    'the second copy has everything',
    { isCopied: true },
    { state: 'journal-only', why: 'database' },
  ],
  ['the second copy has not been asked yet', { copyFault: null }, { state: 'editing' }],
  ['a copy is being made', { copyFault: null, isWriting: true }, { state: 'saving' }],
  ['both fail', {}, { state: 'failed', why: 'database', waiting: 2 }],
  [
    'the disk is full',
    { copyFault: 'disk-full' },
    { state: 'failed', why: 'disk-full', waiting: 2 },
  ],
  [
    'the library must not be written',
    { why: 'read-only', isCopied: true },
    { state: 'failed', why: 'read-only', waiting: 2 },
  ],
])('the state while the database fails is right when %s', (_title, facts, state) => {
  expect(failingState({ ...failing, ...facts })).toEqual(state)
})

import { expect, it } from 'vitest'
import { waitingLink } from './waiting-link.ts'

it('a link waits for the page, which takes it once', () => {
  const link = waitingLink()
  link.add('DUIZHAO://book/b/paragraph/p')
  expect(link.take()).toBe('duizhao:book/b/paragraph/p')
  expect(link.take()).toBeNull()
})

it('the page hears of each link, and takes the last one', () => {
  const link = waitingLink()
  let heard = 0
  link.onArrival(() => heard++)
  link.add('duizhao:book/a')
  link.add('duizhao:book/b?title=B')
  expect(heard).toBe(2)
  expect(link.take()).toBe('duizhao:book/b?title=B')
})

it.each([
  'duizhao:',
  'duizhao:import?file=/etc/passwd',
  'duizhao:book/../../x',
  'duizhao:book/b/paragraph/p?run=x',
  'https://example.org',
  `duizhao:book/${'b'.repeat(1_000_000)}`,
])('of the link %.40s the page learns only that it leads nowhere', address => {
  const link = waitingLink()
  link.add(address)
  expect(link.take()).toBe('')
})

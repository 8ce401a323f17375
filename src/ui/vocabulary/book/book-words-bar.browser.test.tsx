import { expect, it } from 'vitest'
import { showPart } from '../../testing.ts'
import { BookWordsBar } from './book-words-bar.tsx'

it('more than a thousand new words are counted', async () => {
  const wanted = { words: '', show: 'all', status: 'all', order: 'rare' } as const
  const nothing = () => {}
  await showPart(
    <BookWordsBar wanted={wanted} onWant={nothing} fresh={1234} onAgain={null} onDown={nothing} />,
  )
  await expect.poll(() => document.body.textContent).toContain('1,234')
  expect(document.body.textContent).not.toContain('NaN')
})

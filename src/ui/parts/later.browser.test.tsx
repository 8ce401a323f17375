import { useState } from 'react'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { PartGuard } from '../guards/guards.tsx'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { later } from './later.tsx'

const Word = ({ of }: { readonly of: string }) => <p>{of}</p>

it('draws nothing until its code is there, and then draws at once wherever it is used', async () => {
  let loads = 0
  const code = Promise.withResolvers<typeof Word>()
  const Later = later(() => {
    loads++
    return code.promise
  })
  function Two() {
    const [isTwo, setTwo] = useState(false)
    return (
      <>
        <Later of="之" />
        <button onClick={() => setTwo(true)}>more</button>
        {isTwo && <Later of="乎" />}
      </>
    )
  }
  await showPart(<Two />, 'en', await servicesOver(talkingShell([]).api))
  await expect.element(page.getByRole('button')).toBeVisible()
  expect(document.querySelector('p')).toBeNull()
  code.resolve(Word)
  await expect.element(page.getByText('之')).toBeVisible()
  await page.getByRole('button').click()
  await expect.element(page.getByText('乎')).toBeVisible()
  expect(loads).toBe(1)
})

it('leaves it to the guard to say that its code cannot be loaded, and loads it again', async () => {
  let loads = 0
  const Later = later(async () => {
    if (++loads === 1) throw new TypeError('Failed to fetch')
    return Word
  })
  const part = (
    <PartGuard name="Dictionary">
      <Later of="者" />
    </PartGuard>
  )
  await showPart(part, 'en', await servicesOver(talkingShell([]).api))
  await page.getByText('Try Again').click()
  await expect.element(page.getByText('者')).toBeVisible()
})

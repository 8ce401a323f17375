import { createSpeech } from '#i18n/speech'
import { languages } from '#i18n/languages'
import { live } from '#services/live'
import type { Outside } from '#services/outside'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { StartWait } from './start-wait.tsx'
import { show } from './testing.ts'

it.each(languages)(
  'says in $tag that a library is being repaired, and how far that has come',
  async ({ tag }) => {
    const progress = live<number | null>(null)
    const closes: boolean[] = []
    let close = () => {}
    const outside: Pick<Outside, 'on' | 'answerClose'> = {
      on: (_name, listener) => {
        close = listener as () => void
      },
      answerClose: async answer => void closes.push(answer),
    }
    const speech = await createSpeech(tag)
    show(<StartWait progress={progress} speech={speech} outside={outside} />)
    await expect
      .element(page.getByRole('status').getByText(speech.t('start.lookingText')))
      .toBeVisible()
    const bar = page.getByRole('progressbar', { name: speech.t('start.looking') })
    await expect.element(bar).not.toHaveAttribute('value')
    progress.set(0.5)
    await expect.element(bar).toHaveAttribute('value', '0.5')
    close()
    expect(closes).toEqual([true])
  },
)

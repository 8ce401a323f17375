/**
 * Tests wrong clocks, set back or ahead, on one machine and on two, before, during and after a
 * fault.
 */
import { fuzzing, fuzzPatience } from '#domain/fuzz-testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, machineCalled, minute, today } from './wrong-clock-testing.ts'

const tenYears = 3653 * day
const jumps = [
  ['two minutes', 2 * minute],
  ['an hour', 60 * minute],
  ['a day', day],
  ['three days', 3 * day],
  ['ten years', tenYears],
] as const

describe('text that only the second copy took is there after a start', () => {
  it.each(
    jumps.flatMap(([name, back]) => (['quit', 'kill'] as const).map(end => ({ name, back, end }))),
  )(
    'text in the second copy survives a clock set back by $name, and a $end',
    async ({ back, end }) => {
      const machine = await machineCalled(1)
      await machine.write('Saved before')
      machine.clock(today - back)
      machine.fail()
      expect(await machine.write('Saved in the second copy')).toBe('journal-only')
      await machine[end]()
      expect(await machine.text()).toBe('Saved in the second copy')
    },
  )

  it.each(jumps)(
    'text in the second copy survives a clock that was %s ahead and was corrected',
    async (_name, ahead) => {
      const machine = await machineCalled(1)
      machine.clock(today + ahead)
      await machine.write('Saved ahead')
      await machine.quit()
      machine.clock(today)
      machine.fail()
      expect(await machine.write('Saved in the second copy')).toBe('journal-only')
      await machine.kill()
      expect(await machine.text()).toBe('Saved in the second copy')
      // Later text is in both copies.
      expect(await machine.write('Saved since')).toBe('backed-up')
      machine.second.lose()
      await machine.quit()
      expect(await machine.text()).toBe('Saved since')
    },
  )

  it('the newest text wins although a row comes from a machine whose clock is ahead', async () => {
    const [here, there] = [await machineCalled(1), await machineCalled(2)]
    there.clock(today + tenYears)
    await there.write('From the future')
    await here.merge(await there.save())
    here.fail()
    expect(await here.write('Saved in the second copy')).toBe('journal-only')
    await here.kill()
    expect(await here.text()).toBe('Saved in the second copy')
  })
})

describe('two machines', () => {
  const deed = fc.record({
    writes: fc.boolean(),
    jump: fc.option(fc.constantFrom(0, 2 * minute, day, -day, tenYears, -tenYears)),
    fault: fc.constantFrom('none', 'none', 'failing', 'kill', 'quit'),
  })

  it(
    'two machines that write in turn have no conflict and never see older words win, whatever their clocks say',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 7 }), async deeds => {
          const both = [await machineCalled(1), await machineCalled(2)] as const
          let last: string | undefined
          for (const [turn, { writes, jump, fault }] of deeds.entries()) {
            const [mine, theirs] = turn % 2 === 0 ? both : ([both[1], both[0]] as const)
            mine.clock(today + turn * minute + (jump ?? 0))
            if (writes) {
              if (fault === 'failing') mine.fail()
              last = `turn ${turn}`
              await mine.write(last)
            }
            if (fault !== 'none') await mine[fault === 'quit' ? 'quit' : 'kill']()
            expect(await mine.text()).toBe(last)
            await theirs.merge(await mine.save())
            expect(await theirs.text()).toBe(last)
          }
        }),
        fuzzing(25),
      )
    },
    fuzzPatience,
  )

  it('two machines that write in turn have no conflict although one clock is a day ahead', async () => {
    const [here, there] = [await machineCalled(1), await machineCalled(2)]
    there.clock(today + day)
    for (let turn = 0; turn < 6; turn++) {
      const [mine, theirs] = turn % 2 === 0 ? [here, there] : [there, here]
      await mine.write(`turn ${turn}`)
      expect(await theirs.merge(await mine.save())).toBe(0)
      expect(await theirs.text()).toBe(`turn ${turn}`)
    }
  })

  it.each(jumps)(
    'two machines that write independently keep both texts and report a conflict, with one clock %s ahead',
    async (_name, ahead) => {
      const [here, there] = [await machineCalled(1), await machineCalled(2)]
      there.clock(today + ahead)
      await here.write('Mine')
      await there.write('Theirs')
      const [mine, theirs] = [await here.save(), await there.save()]
      expect(await here.merge(theirs)).toBe(1)
      expect(await there.merge(mine)).toBe(1)
      expect(await here.text()).toBe('Theirs')
      expect(await there.text()).toBe('Theirs')
      expect(await here.versions()).toEqual(['Mine'])
      expect(await there.versions()).toEqual(['Mine'])
    },
  )

  it('two machines are in the order of time again after they have met, although one was ten years ahead', async () => {
    const [here, there] = [await machineCalled(1), await machineCalled(2)]
    there.clock(today + tenYears)
    await there.write('From the future', 1)
    await here.merge(await there.save())
    there.clock(today + minute)
    await there.write('Put right', 1)
    await here.merge(await there.save())
    here.clock(today + 3 * minute)
    await here.write('The later')
    there.clock(today + 2 * minute)
    for (let n = 0; n < 9; n++) await there.write(`The earlier ${n}`)
    await here.merge(await there.save())
    expect(await here.text()).toBe('The later')
  })
})

it.each(jumps)(
  'a start with the clock %s ahead takes no words out of the history',
  async (_name, ahead) => {
    const machine = await machineCalled(1)
    for (let n = 0; n < 24; n++) {
      machine.clock(today + n * 11 * minute)
      await machine.write(`Words of sitting ${n}`)
    }
    const before = await machine.versions()
    expect(before).toHaveLength(23)
    for (const at of [
      today + ahead,
      today + day / 2,
      today + 2 * ahead,
      today + day / 2 + minute,
    ]) {
      machine.clock(at)
      await machine.quit()
      await machine.write(`Words at ${at}`, 1)
      await machine.lookedAfter()
      expect(await machine.versions()).toEqual(before)
    }
  },
)

it('impossible stamps in a backup file do not win over later text', async () => {
  const machine = await machineCalled(1)
  const other = await machineCalled(2)
  await other.write('Hostile')
  const [row] = await other.db().translations.toArray()
  const stamp = `ffffffff.ffffffffffff.ffffffff.${'f'.repeat(16)}`
  await other.db().translations.put({ ...(row as object), stamp })
  await machine.merge(await other.save())
  expect(await machine.text()).toBe('Hostile')
  await machine.write('Mine')
  await machine.kill()
  expect(await machine.text()).toBe('Mine')
  await machine.merge(await other.save())
  expect(await machine.text()).toBe('Mine')
})

import { useId } from 'react'

interface ChoiceProps<N extends string> {
  readonly label: string
  readonly names: readonly N[]
  readonly value: N
  readonly words: (name: N) => string
  readonly onChange: (name: N) => void
}

/** A list of names to choose one from, after its label. */
export function Choice<N extends string>({ label, names, value, words, onChange }: ChoiceProps<N>) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = names.find(name => name === target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {names.map(name => (
          <option key={name} value={name}>
            {words(name)}
          </option>
        ))}
      </select>
    </>
  )
}

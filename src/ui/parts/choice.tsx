import { useId } from 'react'
import { NameSelect, type NamesToChoose } from './name-select.tsx'

interface ChoiceProps<N extends string> extends NamesToChoose<N> {
  readonly label: string
}

/** A list of names to choose one from, after its label. */
export function Choice<N extends string>({ label, ...names }: ChoiceProps<N>) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <NameSelect {...names} id={id} />
    </>
  )
}

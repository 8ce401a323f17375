import { useEffect, useEffectEvent } from 'react'
import { useFollow, type OpenAt } from './use-follow.ts'

interface FollowLinkProps {
  /** '' leads nowhere, and a message says so. */
  readonly address: string
  readonly onOpen: OpenAt
}

/** Follows a link that the reader followed in another program, once, wherever the window is. */
export function FollowLink({ address, onOpen }: FollowLinkProps) {
  const follow = useFollow({ book: null, show: () => {}, onOpen })
  const begin = useEffectEvent(() => follow(address))
  useEffect(() => begin(), [])
  return null
}

/** Chromium's own accessibility tree, which assistive programs receive, read over CDP. */
import type { CDPSession } from '@playwright/test'

/** A node that a screen reader can reach. */
export interface Spoken {
  readonly role: string
  readonly name: string
  readonly description: string
  /** The level of a heading; `null` for other roles. */
  readonly level: number | null
  /** The text inside, in reading order. */
  readonly text: string
  readonly children: readonly Spoken[]
}

const nodesOf = async (devtools: CDPSession) =>
  (await devtools.send('Accessibility.getFullAXTree')).nodes

type Node = Awaited<ReturnType<typeof nodesOf>>[number]

/** The whole tree without ignored nodes. Throws if the page has no accessibility tree. */
export async function axTree(devtools: CDPSession): Promise<Spoken> {
  const nodes = await nodesOf(devtools)
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const root = nodes[0]
  const [spoken] = root ? spokenOf(root, byId) : []
  if (!spoken) throw new Error('the page has no accessibility tree')
  return spoken
}

/** The nodes of `tree` with `role`, in reading order. */
export function withRole(tree: Spoken, role: string): readonly Spoken[] {
  const inside = tree.children.flatMap(child => withRole(child, role))
  return tree.role === role ? [tree, ...inside] : inside
}

/** `node` as a screen reader finds it. An ignored node is replaced by its children. */
function spokenOf(node: Node, byId: ReadonlyMap<string, Node>): readonly Spoken[] {
  const children = (node.childIds ?? []).flatMap(id => {
    const child = byId.get(id)
    return child ? spokenOf(child, byId) : []
  })
  if (node.ignored) return children
  const role = stringOf(node.role)
  const name = stringOf(node.name)
  return [
    {
      role,
      name,
      description: stringOf(node.description),
      level: levelOf(node),
      text: role === 'StaticText' ? name : children.map(({ text }) => text).join(''),
      children: role === 'StaticText' ? [] : children,
    },
  ]
}

const stringOf = (value: Node['name']) => String(value?.value ?? '')

function levelOf({ properties }: Node): number | null {
  const level: unknown = properties?.find(({ name }) => name === 'level')?.value.value
  return typeof level === 'number' ? level : null
}

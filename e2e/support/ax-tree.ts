/** The page as assistive programs are given it: Chromium's own accessibility tree, over CDP. */
import type { CDPSession } from '@playwright/test'

/** One thing that a screen reader can come to. */
export interface Spoken {
  readonly role: string
  readonly name: string
  readonly description: string
  /** Of a heading. */
  readonly level: number | null
  /** The text inside it, as it is read. */
  readonly text: string
  readonly children: readonly Spoken[]
}

const nodesOf = async (devtools: CDPSession) =>
  (await devtools.send('Accessibility.getFullAXTree')).nodes

type Node = Awaited<ReturnType<typeof nodesOf>>[number]

/** The whole tree, without what is ignored. */
export async function axTree(devtools: CDPSession): Promise<Spoken> {
  const nodes = await nodesOf(devtools)
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const root = nodes[0]
  const [spoken] = root ? spokenOf(root, byId) : []
  if (!spoken) throw new Error('the page has no accessibility tree')
  return spoken
}

/** Everything in `tree` with `role`, in reading order. */
export function withRole(tree: Spoken, role: string): readonly Spoken[] {
  const inside = tree.children.flatMap(child => withRole(child, role))
  return tree.role === role ? [tree, ...inside] : inside
}

/** What `node` is spoken as: what is in it, where it is ignored itself. */
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

/**
 * The part of Trusted Types that is used here; TypeScript's DOM has none of it. What a policy makes
 * goes where a string goes.
 */
declare const trustedTypes: {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string }
}

/**
 * Makes workers of the script at `address`, under a policy that is good for that address
 * alone. The page's content-security policy must know `name`, and lets it be used once.
 */
export function trustedWorker(name: string, address: string): () => Worker {
  const policy = trustedTypes.createPolicy(name, {
    createScriptURL(url) {
      if (url !== address) throw new TypeError(`not the script of ${name}: ${url}`)
      return url
    },
  })
  return () => new Worker(policy.createScriptURL(address), { type: 'module' })
}

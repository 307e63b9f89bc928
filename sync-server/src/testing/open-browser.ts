/** A browser without pages: keeps cookies per host, and follows redirects until `stop` or a page. */
export const openBrowser = () => {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }

  const request = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(url)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(url, { redirect: 'manual', ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Follows redirects; returns the last address and answer. */
  const follow = async (url: string, init: RequestInit = {}, stop: (url: string) => boolean = () => false) => {
    let [at, answer] = [url, await request(url, init)]
    for (let hop = 0; hop < 15; hop += 1) {
      const location = answer.headers.get('location')
      if (location === null) break
      at = new URL(location, at).href
      if (stop(at)) break
      answer = await request(at)
    }
    return { url: at, answer }
  }

  const post = (url: string, body: object): Promise<Response> =>
    request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(url).origin },
      body: JSON.stringify(body),
    })

  const get = (url: string): Promise<Response> => request(url)

  /** Fills the provider's pages, which ask for a name and for consent, and returns where the app is reached again. */
  const signInAtProvider = async (url: string, name: string | null, isApp: (url: string) => boolean) => {
    let { url: at, answer } = await follow(url, {}, isApp)
    for (let page = 0; page < 4 && !isApp(at); page += 1) {
      const html = await answer.text()
      if (name === null) {
        const abort = /href="([^"]*\/abort)"/.exec(html)?.[1] ?? ''
        ;({ url: at, answer } = await follow(new URL(abort, at).href, {}, isApp))
        continue
      }
      const action = /action="([^"]+)"/.exec(html)?.[1] ?? ''
      const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? ''
      const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'x' } : {}) })
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      ;({ url: at, answer } = await follow(
        new URL(action, at).href,
        { method: 'POST', headers, body: body.toString() },
        isApp,
      ))
    }
    return { url: at, answer }
  }

  return { request, follow, post, get, signInAtProvider }
}

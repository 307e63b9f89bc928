import { limits, type Attachment } from '@kontor/domain'
import { keptValue, type KeptValue } from '#lib/form/kept-value.ts'
import { m } from '#lib/paraglide/messages.js'
import type { AttachFile } from './attach-file.ts'

interface Kept {
  readonly text: string
  readonly files: readonly Attachment[]
}

/** An answer that is being written: its text and files survive a reload, in this tab. */
export class WrittenAnswer {
  #text = $state('')
  #files = $state.raw<readonly Attachment[]>([])
  #attaching = $state(0)
  problem = $state<string | null>(null)
  readonly #kept: KeptValue<Kept>

  constructor(name: string) {
    this.#kept = keptValue(`answer.${name}`)
    const kept = this.#kept.read()
    this.#text = kept?.text ?? ''
    this.#files = kept?.files ?? []
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.problem = null
    this.#keep()
  }

  get files(): readonly Attachment[] {
    return this.#files
  }

  get isAttaching(): boolean {
    return this.#attaching > 0
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '' && this.#files.length === 0
  }

  async attach(files: readonly File[], attach: AttachFile): Promise<void> {
    this.problem = null
    for (const file of files) {
      if (this.#files.length >= limits.attachmentsPerRecordMax) {
        this.problem = m.mail_attach_many({ count: limits.attachmentsPerRecordMax })
        return
      }
      this.#attaching += 1
      const attached = await attach(file)
      this.#attaching -= 1
      if ('problem' in attached) this.problem = attached.problem
      else if (!this.#files.some(({ sha256 }) => sha256 === attached.sha256)) this.#files = [...this.#files, attached]
      this.#keep()
    }
  }

  remove(sha256: string): void {
    this.#files = this.#files.filter((file) => file.sha256 !== sha256)
    this.#keep()
  }

  clear(): void {
    this.#text = ''
    this.#files = []
    this.problem = null
    this.#kept.forget()
  }

  #keep(): void {
    this.#kept.write({ text: this.#text, files: this.#files })
  }
}

export interface Tab {
  readonly id: string
  readonly label: string
  readonly href: string
  readonly count?: number
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/**
 * Draws the app's icons into `static/`; run by hand when the mark changes: `node settings/draw-icons.ts`.
 * The mark is three rectangles on a grid of 20: the block, the tooth in use, another tooth.
 */
type Colour = readonly [red: number, green: number, blue: number]
interface Icon {
  readonly name: string
  readonly edge: number
  readonly share: number
  readonly forPhones?: boolean
}
interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: Colour
}

const paper: Colour = [0xf7, 0xf6, 0xf2]
const ink: Colour = [0x1c, 0x1b, 0x18]
const petrol: Colour = [0x0a, 0x60, 0x70]
const tooth: Colour = [0x9f, 0xdb, 0xe5]
const grid = 20
const mark: readonly Rectangle[] = [
  { x: 0, y: 1, width: 6, height: 18, colour: ink },
  { x: 8, y: 8, width: 5, height: 11, colour: petrol },
  { x: 15, y: 8, width: 5, height: 11, colour: ink },
]

/** The app for phones is told from the other one by its ground. */
const onPetrol = (colour: Colour): Colour => (colour === ink ? paper : tooth)

/** `share`: how much of the edge the mark takes; a mask may cut off a tenth on every side. */
const picture = ({ edge, share, forPhones = false }: Icon): Buffer => {
  const unit = Math.max(1, Math.floor((edge * share) / grid))
  const margin = Math.floor((edge - unit * grid) / 2)
  const rows = Buffer.alloc(edge * (1 + 3 * edge))
  const paint = (x: number, y: number, colour: Colour): void => {
    rows.set(colour, y * (1 + 3 * edge) + 1 + 3 * x)
  }
  for (let y = 0; y < edge; y += 1) for (let x = 0; x < edge; x += 1) paint(x, y, forPhones ? petrol : paper)
  for (const { x, y, width, height, colour } of mark)
    for (let row = 0; row < height * unit; row += 1)
      for (let column = 0; column < width * unit; column += 1)
        paint(margin + x * unit + column, margin + y * unit + row, forPhones ? onPetrol(colour) : colour)
  return rows
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

const png = (icon: Icon): Buffer => {
  const { edge } = icon
  const header = Buffer.alloc(13)
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const content = deflateSync(picture(icon), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', content), chunk('IEND', Buffer.alloc(0))])
}

const icons: readonly Icon[] = [
  { name: 'mark-32', edge: 32, share: 0.7 },
  { name: 'mark-180', edge: 180, share: 0.56 },
  { name: 'mark-192', edge: 192, share: 0.63 },
  { name: 'mark-512', edge: 512, share: 0.63 },
  { name: 'mark-512-maskable', edge: 512, share: 0.43 },
  { name: 'phone-192', edge: 192, share: 0.63, forPhones: true },
  { name: 'phone-512', edge: 512, share: 0.63, forPhones: true },
  { name: 'phone-512-maskable', edge: 512, share: 0.43, forPhones: true },
]
for (const icon of icons) writeFileSync(join(import.meta.dirname, '../static', `${icon.name}.png`), png(icon))

const ones = [
  ...['', 'jeden', 'dwa', 'trzy', 'cztery', 'pięć', 'sześć', 'siedem', 'osiem', 'dziewięć', 'dziesięć', 'jedenaście'],
  ...['dwanaście', 'trzynaście', 'czternaście', 'piętnaście', 'szesnaście', 'siedemnaście', 'osiemnaście'],
  'dziewiętnaście',
]
const tens = [
  ...['', '', 'dwadzieścia', 'trzydzieści', 'czterdzieści', 'pięćdziesiąt', 'sześćdziesiąt', 'siedemdziesiąt'],
  ...['osiemdziesiąt', 'dziewięćdziesiąt'],
]
const hundreds = [
  ...['', 'sto', 'dwieście', 'trzysta', 'czterysta', 'pięćset', 'sześćset', 'siedemset', 'osiemset', 'dziewięćset'],
]

type Forms = readonly [one: string, few: string, many: string]
const currency: Forms = ['złoty', 'złote', 'złotych']
/** Thousands, millions, milliards. */
const powers: readonly Forms[] = [
  ['tysiąc', 'tysiące', 'tysięcy'],
  ['milion', 'miliony', 'milionów'],
  ['miliard', 'miliardy', 'miliardów'],
]

/**
 * An amount in grosz as a Polish invoice writes it out, without its sign.
 *
 * @example amountInWords(989_218) === 'dziewięć tysięcy osiemset dziewięćdziesiąt dwa złote 18/100'
 */
export const amountInWords = (grosz: number): string => {
  const size = Math.abs(grosz)
  const whole = Math.floor(size / 100)
  return `${wholeInWords(whole)} ${formOf(whole, currency)} ${String(size % 100).padStart(2, '0')}/100`
}

const wholeInWords = (whole: number): string => {
  if (whole === 0) return 'zero'
  const words: string[] = []
  for (let power = powers.length; power > 0; power -= 1) {
    const group = Math.floor(whole / 1000 ** power) % 1000
    const forms = powers[power - 1]
    if (group === 0 || forms === undefined) continue
    // One of them is not counted: `tysiąc`, not `jeden tysiąc`.
    words.push(...(group === 1 ? [] : groupInWords(group)), formOf(group, forms))
  }
  return [...words, ...groupInWords(whole % 1000)].join(' ')
}

const groupInWords = (group: number): readonly string[] => {
  const rest = group % 100
  const low = rest < 20 ? [ones[rest] ?? ''] : [tens[Math.floor(rest / 10)] ?? '', ones[rest % 10] ?? '']
  return [hundreds[Math.floor(group / 100)] ?? '', ...low].filter((word) => word !== '')
}

const formOf = (count: number, [one, few, many]: Forms): string => {
  if (count === 1) return one
  const [last, teen] = [count % 10, Math.floor(count / 10) % 10 === 1]
  return last >= 2 && last <= 4 && !teen ? few : many
}

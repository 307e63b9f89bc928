import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'
import { cleanedLine } from '../../kernel/same-form.ts'
import { EmailSchema, NameSchema, PhoneSchema, textSchema } from '../../kernel/text.ts'

const { descriptionLengthMax, websiteLengthMax, ownAmenityLengthMax } = limits.property

/** A time of day: `7:00` is kept as `07:00`; 24:00 is the end of the day. */
export const TimeOfDaySchema = v.pipe(
  v.string(),
  v.transform((text) =>
    cleanedLine(text)
      .replace('.', ':')
      .replace(/^(\d):/, '0$1:'),
  ),
  v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not-a-time-of-day'),
)

/** `84-999`, or the code of another country. */
export const PostalCodeSchema = v.pipe(
  v.string(),
  v.transform((text) => cleanedLine(text).toUpperCase()),
  v.regex(/^[A-Z0-9][A-Z0-9 -]{1,10}[A-Z0-9]$/, 'not-a-postal-code'),
)

/** A page that anyone can open: `https`, with the name of a host, and no password in it. */
export const WebsiteSchema = v.pipe(
  v.string(),
  v.transform(cleanedLine),
  v.maxLength(websiteLengthMax, 'too-long'),
  v.check((text) => isPublicPage(text), 'not-a-website'),
)

const isPublicPage = (text: string): boolean => {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
}

/** Null: nothing is said. An empty text is nothing said, too. */
export const longTextSchema = (lengthMax: number) =>
  v.nullable(
    v.pipe(
      textSchema(lengthMax),
      v.transform((text) => (text === '' ? null : text)),
    ),
  )

/** What people say of a property, field by field; null empties one. */
export const informationArguments = {
  description: longTextSchema(descriptionLengthMax),
  descriptionEnglish: longTextSchema(descriptionLengthMax),
  street: v.nullable(NameSchema),
  postalCode: v.nullable(PostalCodeSchema),
  town: v.nullable(NameSchema),
  phone: v.nullable(PhoneSchema),
  email: v.nullable(EmailSchema),
  website: v.nullable(WebsiteSchema),
  checkInFrom: v.nullable(TimeOfDaySchema),
  checkInUntil: v.nullable(TimeOfDaySchema),
  checkOutFrom: v.nullable(TimeOfDaySchema),
  checkOutUntil: v.nullable(TimeOfDaySchema),
  receptionFrom: v.nullable(TimeOfDaySchema),
  receptionUntil: v.nullable(TimeOfDaySchema),
} as const

/** An amenity of the property's own: a few words. */
export const OwnAmenitySchema = v.pipe(NameSchema, v.maxLength(ownAmenityLengthMax, 'too-long'))

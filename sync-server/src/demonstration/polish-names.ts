/** Given names and surnames, in coprime numbers, so that their pairs repeat late. */
export const women = [
  ...['Agnieszka', 'Aleksandra', 'Barbara', 'Bogumiła', 'Bożena', 'Celina', 'Danuta', 'Elżbieta', 'Ewa', 'Grażyna'],
  ...['Halina', 'Iwona', 'Jadwiga', 'Joanna', 'Katarzyna', 'Krystyna', 'Lucyna', 'Łucja', 'Małgorzata', 'Maria'],
  ...['Marzena', 'Natalia', 'Oliwia', 'Paulina', 'Renata', 'Stanisława', 'Urszula', 'Wiesława', 'Żaneta'],
] as const

export const men = [
  ...['Adam', 'Andrzej', 'Błażej', 'Bogdan', 'Czesław', 'Dariusz', 'Edward', 'Filip', 'Grzegorz', 'Henryk'],
  ...['Ignacy', 'Jakub', 'Jędrzej', 'Kazimierz', 'Krzysztof', 'Łukasz', 'Maciej', 'Mateusz', 'Michał', 'Paweł'],
  ...['Piotr', 'Radosław', 'Rafał', 'Sławomir', 'Stanisław', 'Tomasz', 'Wacław', 'Wojciech', 'Zdzisław'],
] as const

/** A surname of a man and of a woman. */
export const surnames = [
  ...([
    ['Wróblewski', 'Wróblewska'],
    ['Żuraw', 'Żuraw'],
    ['Gołębiowski', 'Gołębiowska'],
  ] as const),
  ...([
    ['Dąbrowski', 'Dąbrowska'],
    ['Kamiński', 'Kamińska'],
    ['Lewandowski', 'Lewandowska'],
  ] as const),
  ...([
    ['Zieliński', 'Zielińska'],
    ['Woźniak', 'Woźniak'],
    ['Kozłowski', 'Kozłowska'],
  ] as const),
  ...([
    ['Wiśniewski', 'Wiśniewska'],
    ['Mazur', 'Mazur'],
    ['Krawczyk', 'Krawczyk'],
  ] as const),
  ...([
    ['Piątek', 'Piątek'],
    ['Wójcik', 'Wójcik'],
    ['Kwiatkowski', 'Kwiatkowska'],
  ] as const),
  ...([
    ['Szczepański', 'Szczepańska'],
    ['Głowacki', 'Głowacka'],
    ['Sikorski', 'Sikorska'],
  ] as const),
  ...([
    ['Baran', 'Baran'],
    ['Duda', 'Duda'],
    ['Szewczyk', 'Szewczyk'],
    ['Tomaszewski', 'Tomaszewska'],
  ] as const),
  ...([
    ['Pietrzak', 'Pietrzak'],
    ['Marciniak', 'Marciniak'],
    ['Wróbel', 'Wróbel'],
    ['Zając', 'Zając'],
  ] as const),
  ...([
    ['Pawłowski', 'Pawłowska'],
    ['Jabłoński', 'Jabłońska'],
    ['Król', 'Król'],
    ['Majewski', 'Majewska'],
  ] as const),
  ...([
    ['Stępień', 'Stępień'],
    ['Malinowski', 'Malinowska'],
    ['Jaworski', 'Jaworska'],
  ] as const),
  ...([
    ['Ostrowski', 'Ostrowska'],
    ['Gajewski', 'Gajewska'],
    ['Łuczak', 'Łuczak'],
  ] as const),
  ...([['Brzęczyszczykiewicz', 'Brzęczyszczykiewicz']] as const),
] as const

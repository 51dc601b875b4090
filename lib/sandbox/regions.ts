type NonEmpty<Item> = readonly [Item, ...Item[]];

/** Where a partner's borrowers live, and what they are called there. */
export interface Region {
  readonly firstNames: NonEmpty<string>;
  readonly lastNames: NonEmpty<string>;
  readonly groups: NonEmpty<string>;
  readonly places: NonEmpty<readonly [place: string, country: string]>;
}

const words = (text: string): NonEmpty<string> => {
  const [first = "", ...rest] = text.split(/,\s*/);
  return [first, ...rest];
};

export const eastAfrica: Region = {
  firstNames: words(
    "Njeri, Otieno, Wanjiru, Achieng, Kamau, Mwende, Kiprono, Chebet, Auma, Mutua, Nafula, Wekesa, Halima, Juma, Zawadi, Baraka, Akinyi, Ochieng, Nyambura, Kerubo, Moraa, Jepkosgei, Naserian, Lemayian, Grace, Mary, Peter, Esther",
  ),
  lastNames: words(
    "Wambui, Odhiambo, Kariuki, Mwangi, Omondi, Musyoka, Cheruiyot, Rotich, Barasa, Simiyu, Nyong'o, Ng'ang'a, Hassan, Abdalla, Mutiso, Njoroge, Onyango, Kiplagat, Makena, Were",
  ),
  groups: words(
    "Umoja Women's Group, Tumaini Group, Bidii Self Help Group, Upendo Group, Amani Farmers Group, Mwangaza Group, Jitegemee Women's Group, Faida Traders Group",
  ),
  places: [
    ["Kisumu", "Kenya"],
    ["Nakuru", "Kenya"],
    ["Eldoret", "Kenya"],
    ["Machakos", "Kenya"],
    ["Kakamega", "Kenya"],
    ["Mombasa", "Kenya"],
    ["Mbale", "Uganda"],
    ["Gulu", "Uganda"],
    ["Masaka", "Uganda"],
    ["Arusha", "Tanzania"],
    ["Mwanza", "Tanzania"],
  ],
};

export const westAfrica: Region = {
  firstNames: words(
    "Aïcha, Fatoumata, Aminata, Salimata, Mariam, Awa, Rasmata, Djénéba, Kadiatou, Assétou, Ousmane, Issa, Boukary, Adama, Moussa, Seydou, Abdoulaye, Hélène, Clémentine, Bérénice, Françoise, Yacouba",
  ),
  lastNames: words(
    "Ouédraogo, Sawadogo, Kaboré, Traoré, Coulibaly, Diallo, Koné, Zongo, Compaoré, Sanogo, Kiénou, Dembélé, Touré, N'Diaye, Barry, Nikiéma, Tapsoba, Konaté",
  ),
  groups: words(
    "Groupe Wend-Panga, Groupement Benkadi, Groupe Teega-Wendé, Groupement Sababougnouma, Groupe Relwendé, Groupe Jigiya, Groupement Féminin Nongtaaba",
  ),
  places: [
    ["Ouagadougou", "Burkina Faso"],
    ["Bobo-Dioulasso", "Burkina Faso"],
    ["Koudougou", "Burkina Faso"],
    ["Ségou", "Mali"],
    ["Sikasso", "Mali"],
    ["Thiès", "Senegal"],
    ["Sokodé", "Togo"],
  ],
};

export const bolivia: Region = {
  firstNames: words(
    "María, José, Lucía, Sofía, Andrés, Verónica, Ramón, Inés, Martín, Rosa, Freddy, Eulogia, Néstor, Ángela, Óscar, Ximena, Félix, Noemí, Wálter, Nicolasa, Begoña, Raúl",
  ),
  lastNames: words(
    "Mamani, Quispe, Condori, Choque, Flores, Huanca, Núñez, Muñoz, Gutiérrez, Rodríguez, Peña, Apaza, Calle, Ticona, Yujra, Ibáñez, Pérez, Zárate, Vásquez, Colque",
  ),
  groups: words(
    "Banco Comunal Señor de Mayo, Grupo Las Kantutas, Grupo Mujeres Emprendedoras, Banco Comunal Illimani, Grupo Nueva Esperanza, Grupo Niño Jesús, Grupo Unión y Progreso",
  ),
  places: [
    ["Cochabamba", "Bolivia"],
    ["El Alto", "Bolivia"],
    ["Potosí", "Bolivia"],
    ["Sucre", "Bolivia"],
    ["Oruro", "Bolivia"],
    ["Santa Cruz de la Sierra", "Bolivia"],
    ["Riberalta", "Bolivia"],
  ],
};

export const regions = [eastAfrica, westAfrica, bolivia] as const;

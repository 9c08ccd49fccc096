/** Shown in reports made from the data and wherever they are passed on. */
export const londonAttribution =
  'DeBruine, L. & Jones, B. (2017). Face Research Lab London Set. figshare. https://doi.org/10.6084/m9.figshare.5047666. ' +
  'Licence: CC BY 4.0 (LICENSE.md of the carrier, webmorphR.stim). Changed here: cropped by one fixed box to 96 x 102 gray pixels.';

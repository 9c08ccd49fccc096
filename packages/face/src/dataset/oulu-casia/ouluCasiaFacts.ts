/** The emotions in alphabetical order, as their folders are called, in small letters. */
export const ouluCasiaEmotions = ['anger', 'disgust', 'fear', 'happiness', 'sadness', 'surprise'] as const;
export type OuluCasiaEmotion = (typeof ouluCasiaEmotions)[number];

/** Visible light and near infrared. */
export const ouluCasiaCameras = ['VL', 'NI'] as const;
export type OuluCasiaCamera = (typeof ouluCasiaCameras)[number];

export const ouluCasiaLights = ['Strong', 'Weak', 'Dark'] as const;
export type OuluCasiaLight = (typeof ouluCasiaLights)[number];

/** `'original'`: OriginalImg/VL/...; `'cropped'`: the faces of PreProcess_Img/VL_Acropped/... */
export const ouluCasiaImages = ['original', 'cropped'] as const;
export type OuluCasiaImages = (typeof ouluCasiaImages)[number];

/**
 * What a complete copy holds. Folders and names are those that public loaders read; numbers and the size are those of Zhao et
 * al. (2011) as its public descriptions have them.
 */
export const ouluCasiaFacts = {
  subjects: 80,
  /** Of each camera in each light: every subject shows every emotion once. */
  sequences: 480,
  /** Of the original pictures, width x height in pixels. */
  size: '320 x 240',
} as const;

using System.Collections.Immutable;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Sealing;

/// <summary>Where a master key comes from.</summary>
public abstract record MasterKeySource
{
    private MasterKeySource()
    {
    }

    /// <summary>A file that holds it.</summary>
    /// <param name="Path">The file.</param>
    public sealed record InFile(string Path) : MasterKeySource
    {
        /// <inheritdoc/>
        public override bool Exists => File.Exists(Path);

        /// <inheritdoc/>
        public override MasterKey Read() => Explained(Path, () =>
        {
            RequireOwn(Path);
            return MasterKeyText.Parse(Limited(Path, MasterKeyText.MostCharacters, File.ReadAllText));
        });

        /// <summary>
        /// Makes a key and the file of it, its owner's alone, in a folder that is made where there is none.
        /// </summary>
        /// <exception cref="MasterKeyException">There is a file already, or none can be made.</exception>
        public MasterKey Make() => Explained(Path, () =>
        {
            RequireVacant();
            var key = MasterKey.Generate();
            Write(key);
            return key;
        });

        /// <summary>
        /// Makes the key of a data folder at its first start. Nobody else can do so meanwhile: whoever comes second
        /// reads it.
        /// </summary>
        /// <exception cref="JournalException">Another process holds the folder, or it cannot be written to.</exception>
        /// <exception cref="MasterKeyException">It cannot be made.</exception>
        public MasterKey MakeFor(string folder)
        {
            using var held = DataFolder.Hold(folder);
            return Exists ? Read() : Make();
        }

        /// <summary>Puts a key there that was kept elsewhere, where none is.</summary>
        /// <exception cref="MasterKeyException">There is a file already, or none can be made.</exception>
        public void Put(MasterKey key) => Explained(Path, () =>
        {
            RequireVacant();
            Write(key);
            return key;
        });

        /// <summary>Adds a version to the key of the file, which wraps from the next start on.</summary>
        /// <returns>The key with it.</returns>
        /// <exception cref="MasterKeyException">There is no key, or the file cannot be written.</exception>
        public MasterKey Rotate() => Explained(Path, () =>
        {
            using var before = Read();
            var key = before.WithNewVersion();
            Write(key);
            return key;
        });

        private void RequireVacant()
        {
            if (Exists)
            {
                throw new MasterKeyException(
                    MasterKeyFault.Unreadable, $"{Path} is there already, and is not overwritten.");
            }
        }

        private void Write(MasterKey key)
        {
            OwnFile.CreateFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
            OwnFile.WriteText(Path, MasterKeyText.Of(key));
        }
    }

    /// <summary>An environment variable that holds it.</summary>
    /// <param name="Name">The variable.</param>
    public sealed record InVariable(string Name) : MasterKeySource
    {
        /// <inheritdoc/>
        public override bool Exists => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Name));

        /// <inheritdoc/>
        public override MasterKey Read() => Explained($"The environment variable {Name}", () =>
            MasterKeyText.Parse(Environment.GetEnvironmentVariable(Name) is { Length: > 0 } text
                ? text
                : throw new MasterKeyException(
                    MasterKeyFault.Missing, $"The environment variable {Name} is not set.")));
    }

    /// <summary>
    /// A command that unwraps it, as the tool of a key service does: it is given the wrapped key, in a file and on its
    /// standard input, and writes the key to its standard output.
    /// </summary>
    /// <param name="Command">
    /// The program, by its full path, and its arguments; <c>{file}</c> in an argument stands for the file of the
    /// wrapped key. It is started as it is, by no shell.
    /// </param>
    /// <param name="WrappedFile">The wrapped key.</param>
    /// <param name="AtMost">How long it may take.</param>
    public sealed record ByCommand(ImmutableArray<string> Command, string WrappedFile, TimeSpan AtMost)
        : MasterKeySource
    {
        private const int WrappedBytesAtMost = 64 * 1024;

        /// <inheritdoc/>
        public override bool Exists => File.Exists(WrappedFile);

        /// <inheritdoc/>
        public override MasterKey Read() => Explained(Command[0], () =>
        {
            var wrapped = Limited(WrappedFile, WrappedBytesAtMost, File.ReadAllBytes);
            var file = Path.GetFullPath(WrappedFile);
            return MasterKeyText.Parse(UnwrapCommand.Run(
                [.. Command.Select(part => part.Replace("{file}", file, StringComparison.Ordinal))], wrapped, AtMost));
        });
    }

    /// <summary>Whether there is something to read it from.</summary>
    public abstract bool Exists { get; }

    /// <summary>Reads the key.</summary>
    /// <exception cref="MasterKeyException">There is none, or it is none that may be used.</exception>
    public abstract MasterKey Read();

    private static MasterKey Explained(string place, Func<MasterKey> read)
    {
        try
        {
            return read();
        }
        catch (MasterKeyException failure) when (!failure.Message.StartsWith(place, StringComparison.Ordinal))
        {
            throw new MasterKeyException(failure.Fault, $"{place}: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException(
                failure is FileNotFoundException or DirectoryNotFoundException
                    ? MasterKeyFault.Missing
                    : MasterKeyFault.Unreadable,
                $"{place}: {failure.Message}", failure);
        }
    }

    private static T Limited<T>(string path, int most, Func<string, T> read) => new FileInfo(path).Length <= most
        ? read(path)
        : throw new MasterKeyException(MasterKeyFault.Unreadable, $"{path} is too long for a master key.");

    private static void RequireOwn(string path)
    {
        if (File.Exists(path) && !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            throw new MasterKeyException(MasterKeyFault.Weak,
                $"{path} is open to everybody on the machine: chmod 600 {path}");
        }
    }
}
